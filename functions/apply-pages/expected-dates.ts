import type { Application } from '#shared/applications/index.ts';
import { localDate, type Instant } from '#shared/kernel/index.ts';
import { expectedArrival, type Payment } from '#shared/payments/index.ts';
import type { DecisionOutlook } from '#shared/reporting/index.ts';

import type { Expected } from './ports.ts';

export type ReadOutlook = (
  programmeId: string,
  at: Instant,
) => Promise<DecisionOutlook | undefined>;

/** By when something is to be expected, as far as counters and calendar can tell; nothing invented. */
export async function expectedOf(
  application: Application,
  [payment]: readonly Payment[],
  { readOutlook, at }: { readonly readOutlook: ReadOutlook; readonly at: Instant },
): Promise<Expected | undefined> {
  switch (application.state) {
    case 'submitted':
    case 'to-decide':
    case 'second-approval': {
      // What is to be paid again waits in a queue of its own, of which nothing is counted.
      if ('earlierAttempt' in application && application.earlierAttempt !== undefined) return;
      const outlook = await readOutlook(application.programmeId, at);
      if (outlook === undefined) return { kind: 'decision-unknown' };
      return { kind: 'decision', workingDays: outlook.workingDays, on: outlook.expectedOn };
    }
    case 'approved':
      return payment && expectedPayment(payment, at);
    case 'payment-returned':
    case 'repaired':
    case 'declined':
    case 'withdrawn':
      return;
  }
}

function expectedPayment(payment: Payment, at: Instant): Expected | undefined {
  switch (payment.state) {
    case 'ready':
      return { kind: 'next-run' };
    case 'held':
      return { kind: 'looked-at' };
    case 'submitted': {
      const on = expectedArrival(payment);
      if (on === undefined) return;
      return { kind: localDate(at) > on ? 'late' : 'arrives', on };
    }
    case 'settled':
    case 'rejected':
    case 'returned':
    case 'void':
      return;
  }
}
