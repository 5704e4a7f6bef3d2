import type { EventOf } from '#shared/events/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';

/** What happened between our books and the bank's. */
export type BankEvent = EventOf<
  | 'statement-received'
  | 'statement-quarantined'
  | 'statement-taken'
  | 'difference-proposed'
  | 'difference-settled'
  | 'difference-declined'
  | 'float-top-up-proposed'
  | 'float-top-up-confirmed'
  | 'float-top-up-withdrawn'
  | 'month-close-proposed'
  | 'month-close-withdrawn'
  | 'month-closed'
>;

/** One sentence for each event of the bank's statements, of differences and of months. */
export function bankEventSentence(event: BankEvent): string {
  switch (event.type) {
    case 'statement-received':
      return `${statementOf(event)} of ${event.from} to ${event.to} came in with ${event.lineCount} lines: ${formatPounds(event.paidInPence)} in, ${formatPounds(-event.paidOutPence)} out.`;
    case 'statement-quarantined':
      return `${statementOf(event)} came in that could not be read. Nothing of it was taken.`;
    case 'statement-taken':
      return `All ${event.lineCount} lines were taken in, of which ${event.knownLines} were known from an earlier statement.`;
    case 'difference-proposed':
      return `A difference of ${formatPounds(event.differencePence)} was explained (${event.why}). Somebody else must confirm it.`;
    case 'difference-settled':
      return `The explanation (${event.why}) of a difference of ${formatPounds(event.differencePence)} was confirmed.`;
    case 'difference-declined':
      return `The explanation (${event.why}) of a difference of ${formatPounds(event.differencePence)} was declined.`;
    case 'float-top-up-proposed':
      return `Paying ${formatPounds(event.amountPence)} to the ${event.rail} provider in advance was proposed. Somebody else must confirm it.`;
    case 'float-top-up-confirmed':
      return `Paying ${formatPounds(event.amountPence)} to the ${event.rail} provider in advance, proposed by ${event.proposedBy}, was confirmed.`;
    case 'float-top-up-withdrawn':
      return `The proposal to pay ${formatPounds(event.amountPence)} to the ${event.rail} provider in advance was withdrawn.`;
    case 'month-close-proposed':
      return `Closing ${event.month} was proposed. Somebody else must confirm it.`;
    case 'month-close-withdrawn':
      return `The proposal to close ${event.month} was withdrawn. The month is open.`;
    case 'month-closed':
      return `${event.month} was closed, as ${event.proposedBy} had proposed. Its statement’s fingerprint is ${event.fingerprint}.`;
  }
}

function statementOf({ account }: { readonly account: string }): string {
  return account === 'bank' ? 'A bank statement' : `A statement of the ${account} float`;
}
