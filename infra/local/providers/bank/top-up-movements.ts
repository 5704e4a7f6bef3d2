import { localDate } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import type { TopUp } from '../local-provider.ts';
import type { AccountMovement } from './account-movements.ts';

/** Each float that was paid in advance leaves our account on the day on which that was confirmed. */
export function topUpMovements(topUps: readonly TopUp[], until: Instant): AccountMovement[] {
  return topUps
    .filter(({ at }) => at <= until)
    .map(({ rail, reference, amountPence, at }) => ({
      bankId: reference.replace(' ', '-'),
      bookedOn: localDate(at),
      amountPence: -amountPence,
      ...{ reference, narrative: `PAID IN ADVANCE TO ${rail.toUpperCase()}` },
    }));
}
