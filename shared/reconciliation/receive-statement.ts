import { gzipSync } from 'node:zlib';

import {
  done,
  refused,
  sumPence,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import type { BankStatement } from './bank-statement.ts';
import type { OutsideAccount } from './outside-account.ts';
import { readStatement, statementIdOf } from './read-statement.ts';
import { statementParts, statementRecords, type StatementRecord } from './statement-record.ts';

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
 * Takes a statement of the bank or of a float in, once: the same content again is the statement it was the first time. A
 * file that cannot be read is quarantined whole, with its line and reason.
 */
export function createReceiveStatement(ports: ReceiveStatementPorts) {
  return async function receiveStatement(handedIn: {
    /** Whose statement it is. */
    readonly account: OutsideAccount;
    readonly content: Uint8Array;
    readonly by: Actor;
  }): Promise<Result<{ statementId: string; repeated: boolean }, StatementTooLarge>> {
    const { account, content, by } = handedIn;
    const statementId = statementIdOf(content, account);
    const found = await statementRecords.read(ports.records, keys.statement(statementId));
    if (found !== undefined) return done({ statementId, repeated: true });
    const zipped = gzipSync(content).toString('base64');
    if (zipped.length > keptCharacters) return refused({ kind: 'statement-too-large' });
    const received = {
      ...{ account, statementId, receivedAt: ports.clock.now(), receivedBy: by },
      bytes: content.byteLength,
    };
    const read = readStatement(content, account);
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
  const { account, statementId, receivedBy, receivedAt } = record;
  const context = {
    at: receivedAt,
    actor: receivedBy,
    correlationId: statementId,
  };
  const subject = keys.statement(statementId);
  if (record.state === 'quarantined') {
    return eventRecord(
      subject,
      1,
      { type: 'statement-quarantined', account, statementId },
      context,
    );
  }
  const { from, to, lineCount, paidInPence, paidOutPence } = record;
  return eventRecord(
    subject,
    1,
    {
      ...{ type: 'statement-received', account, statementId },
      ...{ from, to, lineCount, paidInPence, paidOutPence },
    },
    context,
  );
}
