import { grantsProgramme, type EventBody } from '#shared/events/index.ts';
import type { LocalDate } from '#shared/kernel/index.ts';

import { drawnOn, reportKeys, type CounterAddition } from './counter.ts';

/**
 * What an event draws from its envelope, or gives back to it, on its day: what a runway is forecast
 * from. Money put in or moved is no part of it.
 */
export function drawnBy(body: EventBody, day: LocalDate): readonly CounterAddition[] {
  // A round has given its money with its offers, and what comes back is promised still.
  if ('programmeId' in body && body.programmeId === grantsProgramme) return [];
  switch (body.type) {
    case 'award-approved':
    case 'payment-approved-again':
      return [drawn(body, day, body.amountPence)];
    case 'payment-voided':
    case 'payment-rejected':
    case 'payment-not-taken':
    case 'payment-returned':
    case 'voucher-expired':
    case 'voucher-cancelled':
      return [drawn(body, day, -body.amountPence)];
    default:
      return [];
  }
}

function drawn(
  { programmeId, envelopeId }: { readonly programmeId: string; readonly envelopeId: string },
  day: LocalDate,
  amountPence: number,
): CounterAddition {
  return {
    pk: reportKeys.month(programmeId, day.slice(0, 7)),
    sk: reportKeys.envelope(envelopeId),
    amounts: { [drawnOn(day)]: amountPence },
  };
}
