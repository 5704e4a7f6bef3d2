import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { plusDays } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { accountMovements } from './account-movements.ts';
import type { AccountMovement } from './account-movements.ts';
import type { PlannedCredit } from './credit-outcomes.ts';
import { openReportRecords, reportTable } from './report-records.ts';
import type { ReportRecords, ReportToKeep } from './report-records.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS submissions (
    submission_id TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    body_digest TEXT NOT NULL,
    user_and_serial TEXT NOT NULL,
    received_at TEXT NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS submissions_by_serial ON submissions (user_and_serial, received_at);
  CREATE TABLE IF NOT EXISTS credits (
    submission_id TEXT NOT NULL REFERENCES submissions,
    reference TEXT NOT NULL,
    amount_pence INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    settles_at TEXT,
    returns_at TEXT
  ) STRICT;
  ${reportTable}
`;

/** The answer to a file that was taken, word for word as it was first given. */
const acceptedAnswerSchema = z.strictObject({
  submissionId: z.string(),
  status: z.literal('accepted'),
  receivedAt: z.string(),
  count: z.int(),
  totalPence: z.int(),
  inputDay: z.string(),
  processingDate: z.string(),
  settlesAt: z.string(),
  note: z.string(),
});

export type AcceptedAnswer = z.infer<typeof acceptedAnswerSchema>;

const submissionSchema = z
  .object({ idempotency_key: z.string(), body_digest: z.string(), answer: z.string() })
  .transform((row) => ({
    idempotencyKey: row.idempotency_key,
    bodyDigest: row.body_digest,
    answer: acceptedAnswerSchema.parse(JSON.parse(row.answer)),
  }));

export type KeptSubmission = z.infer<typeof submissionSchema>;

const totalsSchema = z.object({
  files: z.int(),
  credits: z.int(),
  submittedPence: z.int(),
  rejectedPence: z.int(),
  settledPence: z.int(),
  returnedPence: z.int(),
  referencesPaidTwice: z.int(),
});

/** The bank's own view of the money, by the present clock: a witness that the ledger can be held against. */
export type BankTotals = z.infer<typeof totalsSchema>;

export interface BankRecords extends Omit<ReportRecords, 'keepReport'> {
  readonly findByKey: (idempotencyKey: string) => KeptSubmission | undefined;
  /** Whether the serial was used within the last three months, when Bacs refuses it. */
  readonly serialUsed: (userAndSerial: string, at: Instant) => boolean;
  /** Keeps the file, its credits and all reports it will bring, or nothing. */
  readonly keep: (submission: NewSubmission) => void;
  readonly submissions: (limit: number) => KeptSubmission[];
  readonly totals: (at: Instant) => BankTotals;
  /** What moved on our account until then, oldest first. */
  readonly movementsUntil: (until: Instant) => readonly AccountMovement[];
  readonly close: () => void;
}

export interface NewSubmission {
  readonly idempotencyKey: string;
  readonly bodyDigest: string;
  readonly userAndSerial: string;
  readonly answer: AcceptedAnswer;
  readonly credits: readonly PlannedCredit[];
  readonly reports: readonly ReportToKeep[];
}

/** Days in which a serial may not come again: three months of at most 31 days. */
const serialDays = 92;

/**
 * The bank's memory. Every acknowledgement is on disk before it is given (write-ahead log, synced
 * at commit), so a bank that is killed keeps what it acknowledged.
 */
export function openBankRecords(dataFolder: string): BankRecords {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(path.join(dataFolder, 'bank.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(tables);
  return {
    ...submissionRecords(database),
    ...openReportRecords(database),
    totals: totalsOf(database),
    movementsUntil: accountMovements(database),
    close: () => {
      database.close();
    },
  };
}

function submissionRecords(database: DatabaseSync) {
  const byKey = database.prepare('SELECT * FROM submissions WHERE idempotency_key = ?');
  const bySerial = database.prepare(
    'SELECT 1 FROM submissions WHERE user_and_serial = ? AND received_at > ? LIMIT 1',
  );
  const latest = database.prepare('SELECT * FROM submissions ORDER BY received_at DESC LIMIT ?');
  return {
    findByKey: (key: string) => submissionSchema.optional().parse(byKey.get(key)),
    serialUsed: (userAndSerial: string, at: Instant) =>
      bySerial.get(userAndSerial, plusDays(at, -serialDays)) !== undefined,
    keep: keeper(database),
    submissions: (limit: number) => z.array(submissionSchema).parse(latest.all(limit)),
  };
}

function keeper(database: DatabaseSync): BankRecords['keep'] {
  const file = database.prepare('INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?)');
  const credit = database.prepare('INSERT INTO credits VALUES (?, ?, ?, ?, ?, ?)');
  const { keepReport } = openReportRecords(database);
  const insert = ({ answer, ...submission }: NewSubmission): void => {
    const { idempotencyKey, bodyDigest, userAndSerial, credits, reports } = submission;
    const { submissionId, receivedAt } = answer;
    const kept = JSON.stringify(answer);
    file.run(submissionId, idempotencyKey, bodyDigest, userAndSerial, receivedAt, kept);
    for (const { reference, amountPence, rejectedFor, settlesAt, returnsAt } of credits) {
      const rejected = rejectedFor === undefined ? 0 : 1;
      const times = [settlesAt ?? null, returnsAt ?? null];
      credit.run(submissionId, reference, amountPence, rejected, ...times);
    }
    for (const report of reports) keepReport(report);
  };
  return (submission) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      insert(submission);
      database.exec('COMMIT');
    } catch (cause) {
      database.exec('ROLLBACK');
      throw cause;
    }
  };
}

function totalsOf(database: DatabaseSync): BankRecords['totals'] {
  const totals = database.prepare(`
    SELECT (SELECT count(*) FROM submissions) AS files,
      count(*) AS credits,
      coalesce(sum(amount_pence), 0) AS submittedPence,
      coalesce(sum(amount_pence) FILTER (WHERE rejected = 1), 0) AS rejectedPence,
      coalesce(sum(amount_pence) FILTER (WHERE settles_at <= :at), 0) AS settledPence,
      coalesce(sum(amount_pence) FILTER (WHERE returns_at <= :at), 0) AS returnedPence,
      (SELECT count(*) FROM (SELECT reference FROM credits WHERE settles_at IS NOT NULL
        AND returns_at IS NULL GROUP BY reference HAVING count(*) > 1)) AS referencesPaidTwice
    FROM credits`);
  return (at) => totalsSchema.parse(totals.get({ at }));
}
