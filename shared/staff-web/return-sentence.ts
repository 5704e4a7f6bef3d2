import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';

/** What two people make of a return to a programme's funder. */
const types = ['return-proposed', 'return-withdrawn', 'return-signed'] as const;
type AboutReturn = EventOf<(typeof types)[number]>;

export function isAboutReturn(event: EventBody): event is AboutReturn {
  return types.some((type) => type === event.type);
}

export function returnSentence(event: AboutReturn): string {
  const amount = formatPounds(event.paidPence);
  switch (event.type) {
    case 'return-proposed':
      return `A return of ${amount} was proposed. Somebody else has to sign it.`;
    case 'return-withdrawn':
      return `The proposed return of ${amount} was withdrawn. Nobody had signed it.`;
    case 'return-signed':
      return `The return of ${amount}, proposed by ${event.proposedBy}, was signed.`;
  }
}
