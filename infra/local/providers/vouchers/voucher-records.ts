import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Instant } from '#shared/kernel/index.ts';
import { openReportRecords, reportTable } from '../bank/report-records.ts';
import type { ReportRecords, ReportToKeep } from '../bank/report-records.ts';
import { floatTable, openFloatRecords } from './float-movements.ts';
import type { FloatMovement, FloatRecords } from './float-movements.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS batches (
    batch_id TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    body_digest TEXT NOT NULL,
    count INTEGER NOT NULL,
    total_pence INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS pieces (
    reference TEXT PRIMARY KEY,
    amount_pence INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    ordered_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS pieces_expiring ON pieces (expires_at) WHERE state = 'issued';
  ${floatTable}
  ${reportTable}
`;

const batchSchema = z
  .object({ batch_id: z.string(), body_digest: z.string(), count: z.int(), total_pence: z.int() })
  .transform((row) => ({
    bodyDigest: row.body_digest,
    answer: { batchId: row.batch_id, count: row.count, totalPence: row.total_pence },
  }));
export type KeptBatch = z.infer<typeof batchSchema>;

const pieceSchema = z
  .object({
    reference: z.string(),
    amount_pence: z.int(),
    code: z.string(),
    state: z.enum(['issued', 'redeemed', 'expired', 'cancelled', 'refused']),
    expires_at: z.string(),
  })
  .transform((row) => ({
    reference: row.reference,
    amountPence: row.amount_pence,
    code: row.code,
    state: row.state,
    expiresAt: row.expires_at,
  }));
export type KeptPiece = z.infer<typeof pieceSchema>;

const totalsSchema = z.object({
  pieces: z.int(),
  orderedPence: z.int(),
  redeemedPence: z.int(),
  backPence: z.int(),
});
/** The provider's own view of the money: a witness that the ledger can be held against. */
export type ProviderTotals = z.infer<typeof totalsSchema>;

export interface NewBatch {
  readonly idempotencyKey: string;
  readonly bodyDigest: string;
  readonly answer: KeptBatch['answer'];
  readonly orderedAt: Instant;
  readonly pieces: readonly KeptPiece[];
}

export interface VoucherRecords extends ReportRecords {
  readonly findBatch: (idempotencyKey: string) => KeptBatch | undefined;
  /** Keeps a batch, its pieces, what is reported of them and what it takes from the float, or nothing. */
  readonly keepBatch: (
    batch: NewBatch,
    reports: readonly ReportToKeep[],
    onFloat: readonly FloatMovement[],
  ) => void;
  readonly findByReference: (reference: string) => KeptPiece | undefined;
  readonly findByCode: (code: string) => KeptPiece | undefined;
  readonly issuedUntil: (at: Instant) => readonly KeptPiece[];
  /** Ends a piece, keeps the report of it, and gives its value back to the float, together. */
  readonly end: (ending: Ending, report: ReportToKeep, onFloat: FloatMovement | undefined) => void;
  /** The money that was paid in advance. */
  readonly float: FloatRecords;
  readonly report: (report: ReportToKeep) => void;
  readonly reportsAbout: (reference: string) => number;
  readonly totals: () => ProviderTotals;
  readonly close: () => void;
}

interface Ending {
  readonly reference: string;
  readonly state: 'redeemed' | 'expired' | 'cancelled';
  readonly at: Instant;
  /** When it is booked: a day that is over and told is not changed. */
  readonly bookedAt: Instant;
}

/** The provider's memory. What it acknowledged is on disk before it says so. */
export function openVoucherRecords(dataFolder: string): VoucherRecords {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(path.join(dataFolder, 'provider.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(tables);
  const reports = openReportRecords(database);
  const float = openFloatRecords(database);
  const atomically = atomicallyIn(database);
  const batchByKey = database.prepare('SELECT * FROM batches WHERE idempotency_key = ?');
  const byReference = database.prepare('SELECT * FROM pieces WHERE reference = ?');
  const byCode = database.prepare('SELECT * FROM pieces WHERE code = ?');
  const expiring = database.prepare(
    "SELECT * FROM pieces WHERE state = 'issued' AND expires_at <= ? ORDER BY expires_at, reference",
  );
  const end = database.prepare('UPDATE pieces SET state = ?, ended_at = ? WHERE reference = ?');
  const about = database.prepare(
    "SELECT count(*) AS count FROM reports WHERE body LIKE '%' || ? || '%'",
  );
  const totals = database.prepare(`
    SELECT count(*) AS pieces, coalesce(sum(amount_pence), 0) AS orderedPence,
      coalesce(sum(amount_pence) FILTER (WHERE state = 'redeemed'), 0) AS redeemedPence,
      coalesce(sum(amount_pence) FILTER (WHERE state NOT IN ('issued', 'redeemed')), 0) AS backPence
    FROM pieces`);
  return {
    ...reports,
    findBatch: (key) => batchSchema.optional().parse(batchByKey.get(key)),
    float,
    keepBatch: (batch, toReport, onFloat) => {
      atomically(() => {
        insertBatch(database, batch);
        for (const report of toReport) reports.keepReport(report);
        for (const movement of onFloat) float.book(movement, batch.orderedAt);
      });
    },
    findByReference: (reference) => pieceSchema.optional().parse(byReference.get(reference)),
    findByCode: (code) => pieceSchema.optional().parse(byCode.get(code)),
    issuedUntil: (at) => z.array(pieceSchema).parse(expiring.all(at)),
    end: ({ reference, state, at, bookedAt }, report, onFloat) => {
      atomically(() => {
        end.run(state, at, reference);
        reports.keepReport(report);
        if (onFloat !== undefined) float.book(onFloat, bookedAt);
      });
    },
    report: reports.keepReport,
    reportsAbout: (reference) => z.object({ count: z.int() }).parse(about.get(reference)).count,
    totals: () => totalsSchema.parse(totals.get()),
    close: () => {
      database.close();
    },
  };
}

function insertBatch(database: DatabaseSync, batch: NewBatch): void {
  const { answer, idempotencyKey, bodyDigest, orderedAt, pieces } = batch;
  database
    .prepare('INSERT INTO batches VALUES (?, ?, ?, ?, ?)')
    .run(answer.batchId, idempotencyKey, bodyDigest, answer.count, answer.totalPence);
  const insert = database.prepare('INSERT INTO pieces VALUES (?, ?, ?, ?, ?, ?, NULL)');
  for (const { reference, amountPence, code, state, expiresAt } of pieces) {
    insert.run(reference, amountPence, code, state, orderedAt, expiresAt);
  }
}

function atomicallyIn(database: DatabaseSync): (work: () => void) => void {
  return (work) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (cause) {
      database.exec('ROLLBACK');
      throw cause;
    }
  };
}
