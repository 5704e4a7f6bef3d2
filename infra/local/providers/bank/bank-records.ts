import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { plusDays } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { accountMovements } from './account-movements.ts';
import type { AccountMovement } from './account-movements.ts';
import type { PlannedCredit } from './credit-outcomes.ts';

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
  CREATE TABLE IF NOT EXISTS reports (
    position INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    due_at TEXT NOT NULL,
    body TEXT NOT NULL,
    line_count INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_failure TEXT,
    delivered_at TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS reports_waiting ON reports (due_at) WHERE delivered_at IS NULL;
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

const waitingSchema = z
  .object({
    report_id: z.string(),
    kind: z.enum(['input', 'settlement', 'returns']),
    due_at: z.string(),
    body: z.string(),
    line_count: z.int(),
    attempts: z.int(),
    last_failure: z.string().nullable(),
  })
  .transform((row) => ({
    reportId: row.report_id,
    kind: row.kind,
    dueAt: row.due_at,
    body: row.body,
    lineCount: row.line_count,
    attempts: row.attempts,
    lastFailure: row.last_failure,
  }));

export type WaitingReport = z.infer<typeof waitingSchema>;

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

export interface BankRecords {
  readonly findByKey: (idempotencyKey: string) => KeptSubmission | undefined;
  /** Whether the serial was used within the last three months, when Bacs refuses it. */
  readonly serialUsed: (userAndSerial: string, at: Instant) => boolean;
  /** Keeps the file, its credits and all reports it will bring, or nothing. */
  readonly keep: (submission: NewSubmission) => void;
  readonly submissions: (limit: number) => KeptSubmission[];
  readonly due: (at: Instant) => WaitingReport[];
  readonly waiting: (limit: number) => WaitingReport[];
  /** When the next report falls due that is not due yet. */
  readonly nextDue: (after: Instant) => Instant | undefined;
  readonly delivered: (reportId: string, at: Instant) => void;
  readonly failed: (reportId: string, why: string) => void;
  readonly totals: (at: Instant) => BankTotals;
  /** What moved on our account until then, oldest first. */
  readonly movementsUntil: (until: Instant) => readonly AccountMovement[];
  readonly close: () => void;
}

/** A report as it will be sent, word for word. */
export interface ReportToKeep {
  readonly reportId: string;
  readonly kind: 'input' | 'settlement' | 'returns';
  readonly dueAt: Instant;
  readonly body: string;
  readonly lineCount: number;
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
    ...reportRecords(database),
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
  const report = database.prepare(
    'INSERT INTO reports (report_id, kind, due_at, body, line_count) VALUES (?, ?, ?, ?, ?)',
  );
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
    for (const { reportId, kind, dueAt, body, lineCount } of reports) {
      report.run(reportId, kind, dueAt, body, lineCount);
    }
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

function reportRecords(database: DatabaseSync) {
  const due = database.prepare(
    'SELECT * FROM reports WHERE delivered_at IS NULL AND due_at <= ? ORDER BY due_at, position',
  );
  const waiting = database.prepare(
    'SELECT * FROM reports WHERE delivered_at IS NULL ORDER BY due_at, position LIMIT ?',
  );
  const next = database.prepare(
    'SELECT min(due_at) AS due_at FROM reports WHERE delivered_at IS NULL AND due_at > ?',
  );
  const delivered = database.prepare(
    'UPDATE reports SET delivered_at = ?, attempts = attempts + 1 WHERE report_id = ?',
  );
  const failed = database.prepare(
    'UPDATE reports SET last_failure = ?, attempts = attempts + 1 WHERE report_id = ?',
  );
  const nextSchema = z.object({ due_at: z.string().nullable() });
  return {
    due: (at: Instant) => z.array(waitingSchema).parse(due.all(at)),
    waiting: (limit: number) => z.array(waitingSchema).parse(waiting.all(limit)),
    nextDue: (after: Instant) => nextSchema.parse(next.get(after)).due_at ?? undefined,
    delivered: (reportId: string, at: Instant) => {
      delivered.run(at, reportId);
    },
    failed: (reportId: string, why: string) => {
      failed.run(why, reportId);
    },
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
