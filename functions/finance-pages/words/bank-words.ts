import type {
  ExpectedMovement,
  OutcomeKind,
  OutsideAccount,
} from '#shared/reconciliation/index.ts';
import { railInWords } from '#shared/staff-web/index.ts';

/** `Bank`, or `Float: cash-out codes`: what an account is called at the head of a page. */
export function accountInWords(account: OutsideAccount): string {
  return account === 'bank' ? 'Bank' : `Float: ${railInWords(account).toLowerCase()}`;
}

/** Who keeps it, within a sentence. */
export function keeperOf(account: OutsideAccount): string {
  return account === 'bank' ? 'the bank' : 'the provider';
}

export interface OutcomeWords {
  readonly text: string;
  readonly tone: string;
  readonly more: string;
}

/** How a line or an expectation stands, and what it means for whoever reads it. */
export function outcomeWords(kind: OutcomeKind, account: OutsideAccount): OutcomeWords {
  const keeper = keeperOf(account);
  const Keeper = `T${keeper.slice(1)}`;
  switch (kind) {
    case 'unmatched-here':
      return {
        ...{ text: 'Not in our books', tone: 'red' },
        more: `${Keeper} booked it and our ledger knows nothing of it: a charge, interest, or a mistake.`,
      };
    case 'unmatched-there':
      return {
        ...{ text: 'Not on the statement', tone: 'red' },
        more: 'We expect it, its days are over, and no statement has it.',
      };
    case 'wrong-amount':
      return {
        ...{ text: 'Wrong amount', tone: 'red' },
        more: 'It carries our reference and another amount.',
      };
    case 'duplicate':
      return {
        ...{ text: 'Booked twice', tone: 'red' },
        more: 'What it would be is on the statement already.',
      };
    case 'ambiguous':
      return {
        ...{ text: 'Several fit', tone: 'yellow' },
        more: 'It carries no reference of ours, and more than one thing has its amount and day.',
      };
    case 'awaited':
      return { text: 'Awaited', tone: 'grey', more: `${Keeper} has days left to book it.` };
    case 'carried-over':
      return {
        ...{ text: 'Carried over', tone: 'grey' },
        more: 'It was on its way when the month closed; the next month answers for it.',
      };
    case 'matched':
      return { text: 'Matched', tone: 'green', more: `${Keeper} and our ledger say the same.` };
    case 'settled':
      return {
        ...{ text: 'Settled by two people', tone: 'green' },
        more: 'Explained by one, confirmed by another.',
      };
  }
}

/** The order in which a month is worked through: money that may be lost first. */
export const outcomeOrder: readonly OutcomeKind[] = [
  ...(['unmatched-there', 'wrong-amount', 'duplicate', 'unmatched-here', 'ambiguous'] as const),
  ...(['awaited', 'carried-over', 'settled', 'matched'] as const),
];

export function movementInWords({ what, account }: ExpectedMovement): string {
  switch (what) {
    case 'run':
      return account === 'bank'
        ? 'The file of a payment run'
        : 'The codes or vouchers of a payment run';
    case 'rejected':
      return 'A payment that the bank refused';
    case 'returned':
      return 'A payment that came back';
    case 'piece-back':
      return 'What was paid for a code or voucher that was not used, or never made';
    case 'repaid':
      return 'What a community group gave back';
    case 'top-up':
      return account === 'bank' ? 'Paid to a provider of codes in advance' : 'Paid in advance';
  }
}

/**
 * What to do about something that no statement has though its days are over. A provider may have taken
 * an order and not know one of its codes: it was paid for that and owes it.
 */
export function missingInWords({ what, account }: ExpectedMovement): string {
  if (account === 'bank') return 'Ask the bank about its reference.';
  switch (what) {
    case 'piece-back':
      return 'It was paid for with its order. Ask the provider about its reference: if the code was never made, or ended unused, the money goes back on the float. Once it has, or the provider says why not, explain it here, and somebody else confirms it.';
    case 'run':
      return 'The provider took this order. Ask it under this reference when it takes the money from the float.';
    case 'top-up':
      return 'Ask the bank whether it was paid, and the provider whether it arrived.';
    case 'rejected':
    case 'returned':
    case 'repaid':
      return 'Ask the provider about its reference.';
  }
}
