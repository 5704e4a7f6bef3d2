import { sumPence } from '#shared/kernel/index.ts';
import { accounts, isOutside } from '#shared/ledger/index.ts';
import {
  tiesOf,
  type EnvelopeMonth,
  type MonthStatement,
  type Moved,
} from '#shared/month-close/index.ts';
import { funds } from '#shared/programmes/index.ts';
import { settlementReasons, settlementReasonSchema } from '#shared/reconciliation/index.ts';
import { envelopeInWords } from '#shared/staff-web/index.ts';

import { accountInWords } from '../words/bank-words.ts';
import { accountWords, movedInWords, tieSentence } from '../words/month-words.ts';
import { bookedWords } from './float-view.ts';

const own = accounts.filter((account) => !isOutside(account));

type Balanced = Pick<EnvelopeMonth, 'opening' | 'moved' | 'closing'>;

/** An envelope's month as rows: what was there, what moved from where to where, what is there. */
function balancedView({ opening, moved, closing }: Balanced) {
  return {
    columns: own.map((account) => accountWords[account]),
    opening: own.map((account) => opening[account]),
    closing: own.map((account) => closing[account]),
    moved: moved.map((each) => ({
      text: movedInWords(each),
      count: each.count,
      cells: own.map((account) => effectOn(account, each)),
    })),
  };
}

function effectOn(account: Moved['from'], { from, to, amountPence }: Moved): number | undefined {
  if (account === to) return amountPence;
  return account === from ? -amountPence : undefined;
}

/** A month's statement for the screen and the printer. */
export function monthStatementView(statement: MonthStatement) {
  const { envelopes, inAll, sent, bank } = statement;
  return {
    month: statement.month,
    inAll: balancedView(inAll),
    envelopes: envelopes
      .filter(({ entryCount, next }) => entryCount > 0 || next.sequence > 1)
      .map((each) => ({
        name: nameOf(each.envelopeId),
        ...balancedView(each),
        late: each.late,
      })),
    late: lateInAll(envelopes),
    sent,
    sums: {
      untakenAtStart: totalOf(sent.untakenAtStart),
      untakenAtEnd: totalOf(sent.untakenAtEnd),
      outstanding: totalOf(bank.outstanding),
      bookedEarly: totalOf(bank.bookedEarly),
      explained: totalOf(bank.explained),
    },
    bank: {
      ...bank,
      explained: bank.explained.map(({ why, amountPence }) => ({
        text: reasonInWords(why),
        amountPence,
      })),
    },
    floats: statement.floats.map(({ account, sent: ordered, side }) => ({
      name: accountInWords(account),
      side,
      sent: ordered,
      sums: {
        untakenAtStart: totalOf(ordered.untakenAtStart),
        untakenAtEnd: totalOf(ordered.untakenAtEnd),
        outstanding: totalOf(side.outstanding),
        explained: totalOf(side.explained),
      },
      booked: side.booked.map(({ what, amountPence }) => [bookedWords[what], amountPence] as const),
    })),
    ties: tiesOf(statement).map((tie) => ({
      holds: tie.differencePence === 0,
      sentence: tieSentence(tie),
    })),
  };
}

function nameOf(envelopeId: string): string {
  const [programmeId = '', windowId = ''] = envelopeId.split(':');
  const known = funds.find((programme) => programme.programmeId === programmeId);
  const programme = known?.name ?? programmeId;
  const window = known?.windows.length === 1 ? '' : `, ${windowId}`;
  return `${programme}${window}: ${envelopeInWords(envelopeId)}`;
}

function totalOf(items: readonly { readonly amountPence: number }[]): number {
  return sumPence(items.map(({ amountPence }) => amountPence));
}

function reasonInWords(why: string): string {
  const known = settlementReasonSchema.safeParse(why);
  return known.success ? settlementReasons[known.data] : why;
}

function lateInAll(envelopes: readonly EnvelopeMonth[]) {
  const months = Map.groupBy(
    envelopes.flatMap(({ late }) => late),
    ({ sentIn }) => sentIn,
  );
  return [...months]
    .map(([sentIn, all]) => ({
      sentIn,
      count: all.reduce((sum, { count }) => sum + count, 0),
      amountPence: totalOf(all),
    }))
    .sort((one, other) => (one.sentIn < other.sentIn ? -1 : 1));
}
