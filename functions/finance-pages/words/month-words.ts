import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import type { Account } from '#shared/ledger/index.ts';
import type { ConfirmCloseRefusal, Moved, Tie, WhyOpen } from '#shared/month-close/index.ts';
import { formatDay } from '#shared/web/index.ts';

import { accountInWords, keeperOf } from './bank-words.ts';

export const accountWords: Readonly<Record<Account, string>> = {
  funding: 'Funding',
  transfer: 'Other envelopes',
  available: 'Available',
  reserved: 'Reserved',
  'in-transit': 'In transit',
  paid: 'Paid',
};

const movedWords: Readonly<Record<string, string>> = {
  'funding>available': 'Put into envelopes',
  'transfer>available': 'Taken from other envelopes',
  'available>transfer': 'Given to other envelopes',
  'available>reserved': 'Awards approved',
  'reserved>available': 'Approvals that fell',
  'reserved>in-transit': 'Sent to be paid',
  'in-transit>paid': 'Arrived or redeemed',
  'in-transit>reserved': 'Given back by a run that nobody took',
  'in-transit>available': 'Came back on its way',
  'paid>available': 'Came back after it had arrived',
};

/** What a movement from one account to another is, in finance's words. */
export function movedInWords({ from, to }: Pick<Moved, 'from' | 'to'>): string {
  return movedWords[`${from}>${to}`] ?? `${accountWords[from]} to ${accountWords[to]}`;
}

/** Why a month cannot be closed, and so what to do about it. */
export function whyOpenSentence(why: WhyOpen): string {
  switch (why.kind) {
    case 'no-books':
      return 'There is nothing in the books of this month.';
    case 'not-over':
      return `The month is not over: its last day is ${formatDay(why.lastDay)}.`;
    case 'earlier-month-open':
      return `${why.month} is not closed yet. Months close one after the other.`;
    case 'days-missing':
      return why.account === 'bank'
        ? `No bank statement tells of ${listed(why.days.map((day) => formatDay(day)))}. Hand it in first.`
        : `${accountInWords(why.account)}: the provider has not told of ${listed(why.days.map((day) => formatDay(day)))} yet.`;
    case 'statement-half-taken':
      return `${accountInWords(why.account)}: a statement with days of this month is only half taken in. Go on with it first.`;
    case 'differences-open':
      return why.count === 1
        ? `${accountInWords(why.account)}: one difference is not settled by two people.`
        : `${accountInWords(why.account)}: ${why.count} differences are not settled by two people.`;
    case 'runs-not-sent':
      return `Nobody has taken ${listed(why.runIds)} yet.`;
    case 'allocation-under-way':
      return 'Money is being put into envelopes and is only half there. Confirm it once more to go on.';
    case 'balance-differs':
      return `${accountInWords(why.account)}: the balance of ${formatDay(why.on)} is ${formatPounds(Math.abs(why.differencePence))} ${why.differencePence > 0 ? 'more' : 'less'} than its lines come to: a line is missing, or is there twice.`;
    default:
      return unreachable(why);
  }
}

const listedAtMost = 4;

function listed(things: readonly string[]): string {
  const shown = things.slice(0, listedAtMost).join(', ');
  const more = things.length - listedAtMost;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** One of the three ties of a month, whether it holds, and by how much it does not. */
export function tieSentence({ name, account = 'bank', differencePence }: Tie): string {
  const keeper = keeperOf(account);
  const beginning = account === 'bank' ? '' : `${accountInWords(account)}. `;
  const by = formatPounds(Math.abs(differencePence));
  const holds = differencePence === 0;
  switch (name) {
    case 'ledger':
      return holds
        ? 'In every envelope and in all, movements lead from the opening to the closing balance.'
        : `Movements miss the closing balances by ${by} in all accounts together.`;
    case 'sent':
      return holds
        ? `${beginning}What the ledger sent to ${keeper} and had back is what ${keeper} took and our records expect back.`
        : `${beginning}What the ledger sent to ${keeper} and had back differs by ${by} from what ${keeper} took and our records expect back.`;
    case 'booked':
      return holds
        ? `${beginning}T${keeper.slice(1)}’s lines are what our records expect, less what is on its way, plus what two people settled.`
        : `${beginning}T${keeper.slice(1)}’s lines differ by ${by} from what our records expect and two people settled.`;
  }
}

export function confirmRefusalSentences(failure: ConfirmCloseRefusal): readonly string[] {
  switch (failure.kind) {
    case 'not-yet':
      return failure.reasons.map(whyOpenSentence);
    case 'changed-meanwhile':
      return ['Somebody changed something about this month at the same moment. Look again.'];
    case 'same-person':
      return ['You proposed it, so somebody else has to confirm it.'];
    case 'statement-changed':
      return [
        'Something of the month changed after the statement was drawn up. Withdraw it and propose it again.',
      ];
    case 'does-not-tie':
      return failure.ties.map(tieSentence);
    default:
      return unreachable(failure);
  }
}
