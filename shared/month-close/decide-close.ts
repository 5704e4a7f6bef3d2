import {
  commitLimit,
  done,
  invariant,
  refused,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import {
  keepMonthBook,
  monthMatches,
  monthOfLine,
  readMonthBook,
  type BookedMonth,
  type MonthBook,
  type MonthBookIn,
} from '#shared/reconciliation/index.ts';

import { readMonthStatement } from './gather-month.ts';
import { fingerprintOf, tiesOf, type MonthStatement, type Tie } from './month-statement.ts';
import {
  monthEvent,
  type ChangedMeanwhile,
  type MonthClosePorts,
  type NotYet,
} from './propose-close.ts';
import { whyMonthIsOpen } from './why-open.ts';

export interface DecideClose {
  readonly month: string;
  /** What whoever decides has read. */
  readonly fingerprint: string;
  readonly staffId: string;
}

export type ConfirmCloseRefusal =
  | NotYet
  | ChangedMeanwhile
  /** Whoever proposed it does not also confirm it. */
  | { readonly kind: 'same-person' }
  /** The statement is not any more what it was drawn up as: it has to be counted again. */
  | { readonly kind: 'statement-changed' }
  | { readonly kind: 'does-not-tie'; readonly ties: readonly Tie[] };

/** Matches are kept this many together: well below what one item may hold. */
const matchesPerPart = 3_000;

/**
 * Closes a month for good, as its statement says at this moment. Whatever was written into the month
 * since makes the commit lose; whatever comes later is booked in the month that is open.
 */
export function createConfirmClose({ records, commit, clock }: MonthClosePorts) {
  return async function confirmClose(
    asked: DecideClose,
  ): Promise<Result<void, ConfirmCloseRefusal>> {
    const { month, fingerprint, staffId } = asked;
    const found = await readMonthBook(records, month);
    if (found.document.state !== 'proposed') return refused({ kind: 'changed-meanwhile' });
    const at = clock.now();
    const { statement, read } = await readMonthStatement(records, month);
    const { document, version } = read.bank.book;
    if (document.state !== 'proposed') return refused({ kind: 'changed-meanwhile' });
    if (document.proposedBy === staffId) return refused({ kind: 'same-person' });
    const reasons = await whyMonthIsOpen(records, read, at);
    if (reasons.length > 0) return refused({ kind: 'not-yet', reasons });
    if (fingerprint !== document.fingerprint || fingerprintOf(statement) !== fingerprint) {
      return refused({ kind: 'statement-changed' });
    }
    const ties = tiesOf(statement).filter(({ differencePence }) => differencePence !== 0);
    if (ties.length > 0) return refused({ kind: 'does-not-tie', ties });
    const frozen = [read.bank, ...read.floats].flatMap(frozenMatches);
    invariant(frozen.length <= commitLimit - 2, `${month} has more matches than one commit takes`);
    const closed = closedBook(document, statement, frozen.length, { at, staffId });
    const { proposedBy } = document;
    const committed = await commit([
      keepMonthBook(closed, version),
      ...frozen,
      monthEvent(closed, { type: 'month-closed', month, fingerprint, proposedBy }, { at, staffId }),
    ]);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}

function closedBook(
  document: MonthBookIn<'proposed'>,
  { bank, sent, floats }: MonthStatement,
  matchParts: number,
  { at, staffId }: { readonly at: string; readonly staffId: string },
): MonthBookIn<'closed'> {
  return {
    ...document,
    ...{ state: 'closed', confirmedBy: staffId, confirmedAt: at },
    ...{ bank, untakenRuns: sent.untakenAtEnd, matchParts },
    floats: floats.map((float) => ({
      ...{ account: float.account, side: float.side, untakenRuns: float.sent.untakenAtEnd },
    })),
  };
}

/** What is matched in this month stays so: by lines of it, and by what it expects. */
function frozenMatches({
  account,
  month,
  matches,
  linesAround,
  movements,
}: BookedMonth): readonly Write[] {
  const lines = new Set(
    linesAround.filter((line) => monthOfLine(line) === month).map(({ lineId }) => lineId),
  );
  const ours = new Set(movements.map(({ movement }) => movement.movementId));
  const own = matches.filter(({ lineId, movementId }) => lines.has(lineId) || ours.has(movementId));
  return Array.from({ length: Math.ceil(own.length / matchesPerPart) }, (_, index) =>
    monthMatches.create({
      ...{ account, month, part: index + 1 },
      matches: own.slice(index * matchesPerPart, (index + 1) * matchesPerPart),
    }),
  );
}

/** Takes a proposal back, or turns it down. The month is open again, as it was. */
export function createWithdrawClose({ records, commit, clock }: MonthClosePorts) {
  return async function withdrawClose(asked: {
    readonly month: string;
    readonly staffId: string;
  }): Promise<Result<void, ChangedMeanwhile>> {
    const { month, staffId } = asked;
    const { document, version } = await readMonthBook(records, month);
    if (document.state !== 'counting' && document.state !== 'proposed') {
      return refused({ kind: 'changed-meanwhile' });
    }
    const { lineCount, rounds } = document;
    const open: MonthBook = { state: 'open', month, lineCount, rounds };
    const committed = await commit([
      keepMonthBook(open, version),
      monthEvent(open, { type: 'month-close-withdrawn', month }, { at: clock.now(), staffId }),
    ]);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}
