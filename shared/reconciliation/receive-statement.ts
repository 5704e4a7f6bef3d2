import { gunzipSync, gzipSync } from 'node:zlib';

import {
  commitLimit,
  done,
  invariant,
  refused,
  sumPence,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { BankStatement } from './bank-statement.ts';
import { readStatement, statementIdOf } from './read-statement.ts';
import { identifyLines, type IdentifiedLine } from './statement-line.ts';
import {
  bankLines,
  statementParts,
  statementRecords,
  type StatementRecord,
  type StatementRecordIn,
} from './statement-record.ts';

export interface ReceiveStatementPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** What one commit may hold besides others: DynamoDB takes 4 MB in a transaction, 400 KB an item. */
const partCharacters = 300_000;
const keptCharacters = 3_000_000;

export interface StatementTooLarge {
  readonly kind: 'statement-too-large';
}

/**
 * Takes a bank's file in, once: the same content again is the statement it was the first time. A
 * file that cannot be read is quarantined whole, with its line and reason.
 */
export function createReceiveStatement(ports: ReceiveStatementPorts) {
  return async function receiveStatement(handedIn: {
    readonly content: Uint8Array;
    readonly staffId: string;
  }): Promise<Result<{ statementId: string; repeated: boolean }, StatementTooLarge>> {
    const { content, staffId } = handedIn;
    const statementId = statementIdOf(content);
    const found = await statementRecords.read(ports.records, keys.statement(statementId));
    if (found !== undefined) return done({ statementId, repeated: true });
    const zipped = gzipSync(content).toString('base64');
    if (zipped.length > keptCharacters) return refused({ kind: 'statement-too-large' });
    const received = {
      ...{ statementId, receivedAt: ports.clock.now(), receivedBy: staffId },
      bytes: content.byteLength,
    };
    const read = readStatement(content);
    const record: StatementRecord = read.ok
      ? { ...received, ...readFields(read.value), state: 'taking', parts: partsOf(zipped).length }
      : { ...received, ...read.failure, state: 'quarantined' };
    const committed = await ports.commit([
      statementRecords.create(withoutKind(record)),
      ...(read.ok
        ? partsOf(zipped).map((part, index) =>
            statementParts.create({ statementId, part: index + 1, content: part }),
          )
        : []),
      receivedEvent(record),
    ]);
    // Whoever handed the same file in at the same moment did just the same.
    return done({ statementId, repeated: !committed.ok });
  };
}

/** A refusal's own `kind` is no field of the record. */
function withoutKind(record: StatementRecord & { kind?: string }): StatementRecord {
  const { kind: _kind, ...rest } = record;
  return rest;
}

function readFields({ format, accountEnding, from, to, lines, ...balances }: BankStatement) {
  const amounts = lines.map(({ amountPence }) => amountPence);
  return {
    ...{ format, from, to, ...balances },
    ...(accountEnding === undefined ? {} : { accountEnding }),
    lineCount: lines.length,
    paidInPence: sumPence(amounts.filter((amount) => amount > 0)),
    paidOutPence: sumPence(amounts.filter((amount) => amount < 0)),
    takenLines: 0,
    knownLines: 0,
  };
}

function partsOf(zipped: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < zipped.length; at += partCharacters) {
    parts.push(zipped.slice(at, at + partCharacters));
  }
  return parts;
}

function receivedEvent(record: StatementRecord): Write {
  const { statementId, receivedBy, receivedAt } = record;
  const context = {
    at: receivedAt,
    actor: { kind: 'staff' as const, id: receivedBy },
    correlationId: statementId,
  };
  const subject = keys.statement(statementId);
  if (record.state === 'quarantined') {
    return eventRecord(subject, 1, { type: 'statement-quarantined', statementId }, context);
  }
  const { from, to, lineCount, paidInPence, paidOutPence } = record;
  return eventRecord(
    subject,
    1,
    { type: 'statement-received', statementId, from, to, lineCount, paidInPence, paidOutPence },
    context,
  );
}

/** The statement and the event of its end go along; half of them may be known and not be written. */
const linesPerCommit = commitLimit - 2;
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
  { statementId, parts }: StatementRecordIn<'taking'>,
): Promise<readonly IdentifiedLine[]> {
  const items = await records.partition(keys.statement(statementId).pk, 'PART#');
  invariant(items.length === parts, `Statement ${statementId} has lost a part of its content`);
  const zipped = items.map((item) => statementParts.parse(item).document.content).join('');
  const read = readStatement(gunzipSync(Buffer.from(zipped, 'base64')));
  invariant(read.ok, `Statement ${statementId} was read before and cannot be read again`);
  return identifyLines(read.value.lines);
}

/** The next lines that no earlier statement has brought, and how far that is; or the end. */
async function nextWrites(
  { records, clock }: ReceiveStatementPorts,
  { document, version }: Loaded<StatementRecordIn<'taking'>>,
  all: readonly IdentifiedLine[],
): Promise<readonly Write[]> {
  const { statementId, takenLines, lineCount } = document;
  const next = all.slice(takenLines, takenLines + linesPerCommit);
  const items = await records.getMany(
    next.map(({ lineId, line }) => keys.bankLine(line.bookedOn.slice(0, 7), lineId)),
  );
  const known = new Set(items.map((item) => bankLines.parse(item).document.lineId));
  const fresh = next.filter(({ lineId }) => !known.has(lineId));
  const lines = fresh.map(({ lineId, line }) => bankLines.create({ lineId, statementId, line }));
  const taken = takenLines + next.length;
  const knownLines = document.knownLines + known.size;
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
      { type: 'statement-taken', statementId, lineCount, knownLines },
      { at, actor: { kind: 'staff', id: document.receivedBy }, correlationId: statementId },
    ),
  ];
}
