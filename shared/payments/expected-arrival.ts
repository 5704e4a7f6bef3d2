import { addWorkingDays, localDate, type LocalDate } from '#shared/kernel/index.ts';

import type { PaymentIn } from './payment.ts';

/** Bacs: in on day 1, processed on day 2, credited on day 3, all working days (domain-facts.md §4.1). */
const workingDaysOfBacs = 2;

/**
 * The day by which a payment that was sent is in the account. Undefined for codes and vouchers: they
 * come when their provider has made them, which says when that is.
 */
export function expectedArrival({
  rail,
  submittedAt,
}: PaymentIn<'submitted'>): LocalDate | undefined {
  const firstDay = addWorkingDays(localDate(submittedAt), 0);
  switch (rail) {
    case 'bacs':
      return addWorkingDays(firstDay, workingDaysOfBacs);
    case 'faster-payments':
      return firstDay;
    case 'cash-out':
    case 'supermarket-voucher':
    case 'fuel-voucher':
      return undefined;
  }
}
