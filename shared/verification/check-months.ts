import { localMonth } from '#shared/kernel/index.ts';
import { pieceRailNames } from '#shared/payments/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import {
  countEntries,
  drawUpStatement,
  fingerprintOf,
  firstStart,
  isComingBack,
  movementsOf,
  type EnvelopeMonth,
  type MonthStatement,
  type MonthStatementFile,
} from '#shared/month-close/index.ts';
import {
  accountSideOf,
  monthBefore,
  movementOfRepaid,
  movementOfRun,
  sideIn,
  type AccountSide,
  type FloatName,
  type MonthBookIn,
  type OutsideAccount,
} from '#shared/reconciliation/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredMonthBook, GatheredRecords } from './gathered-records.ts';

/** A closed month says for ever what the ledger and the bank's lines say, and two people closed it. */
export function checkMonths(gathered: GatheredRecords): Check {
  const books = [...gathered.monthBooks.values()];
  const drawnUp = closedMonths(gathered);
  return {
    name: 'months',
    promise:
      'Every closed month still ties to the ledger to the penny, in order and closed by two people, and no line moved into or out of a month',
    looked: books.length,
    faults: [
      ...books.flatMap((book) => lineFaults(gathered, book)),
      ...drawnUp.flatMap(({ book, statement }) => [
        ...peopleFaults(book),
        ...orderFaults(gathered, book),
        ...statementFaults(gathered, book, statement),
      ]),
    ],
  };
}

/** Holds a statement that somebody kept as a file against the books. */
export function checkMonthStatement(
  gathered: GatheredRecords,
  { statement, fingerprint }: MonthStatementFile,
): Check {
  const { month } = statement;
  const book = gathered.monthBooks.get(month)?.book;
  const at = keys.monthBook(month);
  const now = closedMonths(gathered).find((each) => each.book.month === month)?.statement;
  const sentences = [
    ...(fingerprintOf(statement) === fingerprint
      ? []
      : ['The file does not say what its own fingerprint was made of: it was changed.']),
    ...(book?.state === 'closed' ? [] : [`The records say that ${month} is not closed.`]),
    ...(book?.state === 'closed' && book.fingerprint !== fingerprint
      ? ['It is not the statement that the month was closed with.']
      : []),
    ...(now === undefined ? [] : differingParts(statement, now)),
  ];
  return {
    name: 'month-statement',
    promise: `The statement of ${month} is the one it was closed with, and ties to the ledger`,
    looked: statement.envelopes.length,
    faults: sentences.map((sentence) => faultAt(at, sentence)),
  };
}

function lineFaults(
  { linesOfBank }: GatheredRecords,
  { book: { month, lineCount } }: GatheredMonthBook,
): RecordFault[] {
  const found = linesOfBank.filter((line) => line.month === month).length;
  return found === lineCount
    ? []
    : [faultAt(keys.monthBook(month), `It says ${lineCount} lines, there are ${found}.`)];
}

function peopleFaults({ month, proposedBy, confirmedBy }: MonthBookIn<'closed'>): RecordFault[] {
  if (proposedBy !== confirmedBy) return [];
  const sentence = `${proposedBy} both proposed and confirmed that it closes.`;
  return [faultAt(keys.monthBook(month), sentence)];
}

function orderFaults(
  { monthBooks, entries }: GatheredRecords,
  { month }: MonthBookIn<'closed'>,
): RecordFault[] {
  const before = monthBefore(month);
  if (monthBooks.get(before)?.book.state === 'closed') return [];
  const earlier = [...entries.values()].flat().some(({ at }) => localMonth(at) <= before);
  return earlier
    ? [faultAt(keys.monthBook(month), `It is closed, and ${before} with entries is not.`)]
    : [];
}

function statementFaults(
  { envelopeMonths }: GatheredRecords,
  { month, fingerprint, bank, floats }: MonthBookIn<'closed'>,
  now: MonthStatement,
): RecordFault[] {
  const at = keys.monthBook(month);
  const kept = now.envelopes.flatMap((each) => {
    const stored = envelopeMonths.get(`${month} ${each.envelopeId}`);
    return stored === undefined ? [] : [stored];
  });
  const floatsKept = floats.map(({ account, side }) => {
    const sent = now.floats.find((each) => each.account === account)?.sent ?? now.sent;
    return { account, side, sent };
  });
  const differing = differingParts({ ...now, envelopes: kept, bank, floats: floatsKept }, now);
  if (differing.length > 0) return differing.map((sentence) => faultAt(at, sentence));
  return fingerprintOf(now) === fingerprint
    ? []
    : [faultAt(at, 'The books do not come to the statement that it was closed with.')];
}

/** What a statement says otherwise than the books do now, in sentences. */
function differingParts(kept: MonthStatement, now: MonthStatement): readonly string[] {
  const said = new Map(kept.envelopes.map((each) => [each.envelopeId, each]));
  const envelopes = now.envelopes.flatMap((each) => {
    const before = said.get(each.envelopeId);
    if (before === undefined) return [`It says nothing of ${each.envelopeId}.`];
    return fingerprintOf({ ...now, envelopes: [before] }) ===
      fingerprintOf({ ...now, envelopes: [each] })
      ? []
      : [
          `${each.envelopeId} closed with ${heldBy(before)} pence in its own accounts after ${before.entryCount} entries; its ledger says ${heldBy(each)} after ${each.entryCount}.`,
        ];
  });
  const bankSame = fingerprintOf({ ...now, bank: kept.bank }) === fingerprintOf(now);
  const floats = pieceRailNames.flatMap((account) => {
    const of = (statement: MonthStatement) =>
      statement.floats.filter((each) => each.account === account);
    const [said] = of(kept);
    const [found] = of(now);
    if (
      fingerprintOf({ ...now, floats: of(kept) }) === fingerprintOf({ ...now, floats: of(now) })
    ) {
      return [];
    }
    return [
      `The float of ${account} was ${said === undefined ? 'not in it' : sidePence(said.side)}; its lines say ${found === undefined ? 'nothing' : sidePence(found.side)}.`,
    ];
  });
  const bankSaid = `The bank’s side was ${sidePence(kept.bank)}; its lines say ${sidePence(now.bank)}.`;
  return [...envelopes, ...(bankSame ? [] : [bankSaid]), ...floats];
}

function heldBy({ closing }: EnvelopeMonth): number {
  return closing.available + closing.reserved + closing['in-transit'] + closing.paid;
}

function sidePence({ lineCount, paidInPence, paidOutPence, expectedPence }: AccountSide): string {
  return `${lineCount} lines, ${paidInPence} pence in, ${-paidOutPence} out and ${expectedPence} expected`;
}

interface ClosedMonth {
  readonly book: MonthBookIn<'closed'>;
  readonly statement: MonthStatement;
}

/** Draws every closed month's statement up again, from nothing but entries, events and lines. */
function closedMonths(gathered: GatheredRecords): readonly ClosedMonth[] {
  const books = [...gathered.monthBooks.values()]
    .flatMap(({ book }) => (book.state === 'closed' ? [book] : []))
    .sort((one, other) => (one.month < other.month ? -1 : 1));
  const counted = new Map<string, EnvelopeMonth>();
  let before: MonthBookIn<'closed'> | undefined;
  return books.map((book) => {
    const envelopes = book.envelopeIds.flatMap((envelopeId) => {
      const own = countAgain(gathered, book.month, envelopeId, counted.get(envelopeId));
      if (own === undefined) return [];
      counted.set(envelopeId, own);
      return [own];
    });
    const last = before?.month === monthBefore(book.month) ? before : undefined;
    before = book;
    const statement = drawUpStatement({
      ...{ month: book.month, envelopes, untakenAtStart: last?.untakenRuns ?? [] },
      bank: sideAgain(gathered, 'bank', book, last),
      floats: floatsInUse(gathered, book, last, envelopes).map((account) => ({
        ...{ account, side: sideAgain(gathered, account, book, last) },
        untakenAtStart: last === undefined ? [] : (sideIn(last, account)?.untakenRuns ?? []),
      })),
      movements: movementsIn(gathered),
      runs: [...gathered.runs.values()].map(({ run }) => run),
    });
    return { book, statement };
  });
}

/** A float is in use from its first line, from what was expected on it first, or from the first run sent to it. */
function floatsInUse(
  gathered: GatheredRecords,
  { month }: MonthBookIn<'closed'>,
  before: MonthBookIn<'closed'> | undefined,
  envelopes: readonly EnvelopeMonth[],
): readonly FloatName[] {
  const sent = envelopes.flatMap(({ sentByRun }) => sentByRun);
  const used = new Set<string>([
    ...sent.flatMap(({ runId }) => gathered.runs.get(runId)?.run.rail ?? []),
    ...(before?.floats ?? []).map(({ account }) => account),
    ...gathered.linesOfBank.filter((line) => line.month === month).map(({ account }) => account),
    ...movementsIn(gathered)
      .filter(({ dueOn }) => dueOn.startsWith(month))
      .map(({ account }) => account),
  ]);
  return pieceRailNames.filter((account) => used.has(account));
}

/** Undefined when its ledger is broken, which another check says. */
function countAgain(
  { entries }: GatheredRecords,
  month: string,
  envelopeId: string,
  before: EnvelopeMonth | undefined,
): EnvelopeMonth | undefined {
  const all = (entries.get(envelopeId) ?? []).toSorted(
    (one, other) => one.sequence - other.sequence,
  );
  const start = before ?? firstStart;
  const sent = sentBefore(all);
  const found = countEntries({
    ...{ month, envelopeId, start },
    entries: all.filter(({ sequence }) => sequence >= start.next.sequence),
    sentIn: (paymentId, entry) => sent.get(`${entry.sequence} ${paymentId}`),
  });
  return 'kind' in found ? undefined : found;
}

/** The month in which each payment that came back had been sent, by the entry that brought it back. */
function sentBefore(entries: readonly LedgerEntry[]): ReadonlyMap<string, string> {
  const lastSent = new Map<string, string>();
  const found = new Map<string, string>();
  for (const entry of entries) {
    for (const movement of movementsOf(entry)) {
      const { paymentId, to } = movement;
      if (paymentId === undefined) continue;
      if (to === 'in-transit') lastSent.set(paymentId, localMonth(entry.at));
      const sentIn = lastSent.get(paymentId);
      if (isComingBack(movement) && sentIn !== undefined) {
        found.set(`${entry.sequence} ${paymentId}`, sentIn);
      }
    }
  }
  return found;
}

function sideAgain(
  gathered: GatheredRecords,
  account: OutsideAccount,
  book: MonthBookIn<'closed'>,
  last: MonthBookIn<'closed'> | undefined,
): AccountSide {
  const { month } = book;
  const before = last === undefined ? undefined : sideIn(last, account)?.side;
  const frozen = gathered.monthMatches.filter(
    (each) => each.account === account && each.month <= month,
  );
  return accountSideOf({
    ...{ account, month, lines: gathered.linesOfBank, movements: movementsIn(gathered) },
    pairs: new Map(
      frozen.flatMap(({ matches }) =>
        matches.map(({ movementId, lineId }) => [movementId, lineId] as const),
      ),
    ),
    settled: gathered.settlements
      .map(({ settlement }) => settlement)
      .filter(({ state }) => state === 'confirmed'),
    carriedIn: before?.outstanding ?? [],
    openingPence: before?.closingPence ?? sideIn(book, account)?.side.openingPence,
  });
}

/** Everything that our records say must be on the statements of bank and floats. */
export function movementsIn({ runs, expected, repaidLines }: GatheredRecords) {
  return [
    ...[...runs.values()].flatMap(({ run }) => movementOfRun(run) ?? []),
    ...[...expected, ...repaidLines.map(movementOfRepaid)],
  ];
}
