import type { BankOutcomeKind, ExpectedMovement } from '#shared/reconciliation/index.ts';

/** How a line or an expectation stands, and what it means for whoever reads it. */
export const outcomeWords: Readonly<
  Record<BankOutcomeKind, { readonly text: string; readonly tone: string; readonly more: string }>
> = {
  'unmatched-here': {
    ...{ text: 'Not in our books', tone: 'red' },
    more: 'The bank booked it and our ledger knows nothing of it: a charge, interest, or a mistake.',
  },
  'unmatched-there': {
    ...{ text: 'Not on the statement', tone: 'red' },
    more: 'We expect it, its days are over, and no statement has it.',
  },
  'wrong-amount': {
    ...{ text: 'Wrong amount', tone: 'red' },
    more: 'It carries our reference and another amount.',
  },
  duplicate: {
    ...{ text: 'Booked twice', tone: 'red' },
    more: 'What it would be is on the statement already.',
  },
  ambiguous: {
    ...{ text: 'Several fit', tone: 'yellow' },
    more: 'It carries no reference of ours, and more than one thing has its amount and day.',
  },
  awaited: { text: 'Awaited', tone: 'grey', more: 'The bank has days left to book it.' },
  'carried-over': {
    ...{ text: 'Carried over', tone: 'grey' },
    more: 'It was on its way when the month closed; the next month answers for it.',
  },
  matched: { text: 'Matched', tone: 'green', more: 'The bank and our ledger say the same.' },
  settled: {
    text: 'Settled by two people',
    tone: 'green',
    more: 'Explained by one, confirmed by another.',
  },
};

/** The order in which a month is worked through: money that may be lost first. */
export const outcomeOrder: readonly BankOutcomeKind[] = [
  ...(['unmatched-there', 'wrong-amount', 'duplicate', 'unmatched-here', 'ambiguous'] as const),
  ...(['awaited', 'carried-over', 'settled', 'matched'] as const),
];

export function movementInWords({ what }: ExpectedMovement): string {
  switch (what) {
    case 'run':
      return 'The file of a payment run';
    case 'rejected':
      return 'A payment that the bank refused';
    case 'returned':
      return 'A payment that came back';
  }
}
