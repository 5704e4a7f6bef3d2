import { gunzipSync } from 'node:zlib';

import {
  commitLimit,
  done,
  invariant,
  refused,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { booksUpToOpen, keepMonthBook, type MonthBook } from './month-book.ts';
import { readStatement } from './read-statement.ts';
import type { ReceiveStatementPorts } from './receive-statement.ts';
import { identifyLines, type IdentifiedLine } from './statement-line.ts';
import {
  bookedLines,
  statementParts,
  statementRecords,
  type BookedLine,
  type StatementRecord,
  type StatementRecordIn,
} from './statement-record.ts';

/** Lines of one commit lie in so many months at most; each month's book is written along. */
const monthsPerCommit = 4;
/** The statement and the event of its end go along too; half of the lines may be known and not be written. */
const linesPerCommit = commitLimit - 2 - monthsPerCommit;
/** A request is answered in time; whoever asked goes on from where it stopped. */
const commitsAtOnce = 40;
const triesPerCommit = 5;

/**
 * Takes lines of a statement in, from wherever it stopped, in commits that each move its progress on:
 * dying at any point and going on brings every line once. Answers what the statement is then.
 */
export function createTakeStatement(ports: ReceiveStatementPorts) {
  return async function takeStatement(
    statementId: string,
  ): Promise<Result<StatementRecord, { readonly kind: 'no-such-statement' }>> {
    const key = keys.statement(statementId);
    let lines: readonly IdentifiedLine[] | undefined;
    let tries = 0;
    for (let commits = 0; commits < commitsAtOnce; commits += 1) {
      const found = await statementRecords.read(ports.records, key);
      if (found === undefined) return refused({ kind: 'no-such-statement' });
      const { document, version } = found;
      if (document.state !== 'taking') return done(document);
      lines ??= await contentOf(ports.records, document);
      const writes = await nextWrites(ports, { document, version }, lines);
      const committed = await ports.commit(writes);
      tries = committed.ok ? 0 : tries + 1;
      if (tries === triesPerCommit) throw new Error(`Statement ${statementId} kept changing`);
    }
    const last = await statementRecords.read(ports.records, key);
    invariant(last !== undefined, `Statement ${statementId} has gone`);
    return done(last.document);
  };
}

async function contentOf(
  records: RecordReader,
  { account, statementId, parts }: StatementRecordIn<'taking'>,
): Promise<readonly IdentifiedLine[]> {
  const items = await records.partition(keys.statement(statementId).pk, 'PART#');
  invariant(items.length === parts, `Statement ${statementId} has lost a part of its content`);
  const zipped = items.map((item) => statementParts.parse(item).document.content).join('');
  const read = readStatement(gunzipSync(Buffer.from(zipped, 'base64')), account);
  invariant(read.ok, `Statement ${statementId} was read before and cannot be read again`);
  return identifyLines(read.value.lines);
}

/** The next lines that no earlier statement has brought, and how far that is; or the end. */
async function nextWrites(
  { records, clock }: ReceiveStatementPorts,
  { document, version }: Loaded<StatementRecordIn<'taking'>>,
  all: readonly IdentifiedLine[],
): Promise<readonly Write[]> {
  const { account, statementId, takenLines, lineCount } = document;
  const next = withinFewMonths(all.slice(takenLines, takenLines + linesPerCommit));
  const { fresh, knownCount, books } = await linesToKeep(records, document, next);
  const lines = [...fresh.map((line) => bookedLines.create(line)), ...books];
  const taken = takenLines + next.length;
  const knownLines = document.knownLines + knownCount;
  if (taken < lineCount) {
    return [
      ...lines,
      statementRecords.replace({ ...document, takenLines: taken, knownLines }, version),
    ];
  }
  const at = clock.now();
  return [
    ...lines,
    statementRecords.replace(
      { ...document, state: 'taken', takenLines: taken, knownLines, takenAt: at },
      version,
    ),
    eventRecord(
      keys.statement(statementId),
      version + 1,
      { type: 'statement-taken', account, statementId, lineCount, knownLines },
      { at, actor: document.receivedBy, correlationId: statementId },
    ),
  ];
}

function monthOf({ line }: IdentifiedLine): string {
  return line.bookedOn.slice(0, 7);
}

function withinFewMonths(lines: readonly IdentifiedLine[]): readonly IdentifiedLine[] {
  const months = new Set<string>();
  const beyond = lines.findIndex((line) => months.add(monthOf(line)).size > monthsPerCommit);
  return beyond === -1 ? lines : lines.slice(0, beyond);
}

/**
 * Which of the lines are new, each in the books of its own month or, where that is closed, of the
 * first month that is open; and those books, so that none of them closes meanwhile.
 */
async function linesToKeep(
  records: RecordReader,
  { account, statementId }: StatementRecordIn<'taking'>,
  lines: readonly IdentifiedLine[],
) {
  const chains = new Map<string, readonly Loaded<MonthBook>[]>();
  for (const month of new Set(lines.map(monthOf))) {
    chains.set(month, await booksUpToOpen(records, month));
  }
  const chainOf = (line: IdentifiedLine) => chains.get(monthOf(line)) ?? [];
  const items = await records.getMany(
    lines.flatMap((line) =>
      chainOf(line).map(({ document: { month } }) => keys.bookedLine(account, month, line.lineId)),
    ),
  );
  const known = new Set(items.map((item) => bookedLines.parse(item).document.lineId));
  const added = new Map<string, { readonly book: Loaded<MonthBook>; count: number }>();
  const fresh: BookedLine[] = [];
  for (const each of lines) {
    const book = chainOf(each).at(-1);
    if (known.has(each.lineId) || book === undefined) continue;
    const { month } = book.document;
    const late = month === monthOf(each) ? {} : { keptIn: month };
    fresh.push({ account, lineId: each.lineId, statementId, line: each.line, ...late });
    const soFar = added.get(month) ?? { book, count: 0 };
    added.set(month, { book, count: soFar.count + 1 });
  }
  const books = [...added.values()].map(({ book: { document, version }, count }) =>
    keepMonthBook({ ...document, lineCount: document.lineCount + count }, version),
  );
  return { fresh, knownCount: known.size, books };
}
