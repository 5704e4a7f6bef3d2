import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Instant } from '#shared/kernel/index.ts';

export const reportTable = `
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

/** A report as it will be sent, word for word. */
export interface ReportToKeep {
  readonly reportId: string;
  readonly kind: 'input' | 'settlement' | 'returns';
  readonly dueAt: Instant;
  readonly body: string;
  readonly lineCount: number;
}

export interface ReportRecords {
  readonly keepReport: (report: ReportToKeep) => void;
  readonly due: (at: Instant) => WaitingReport[];
  readonly waiting: (limit: number) => WaitingReport[];
  /** When the next report falls due that is not due yet. */
  readonly nextDue: (after: Instant) => Instant | undefined;
  readonly delivered: (reportId: string, at: Instant) => void;
  readonly failed: (reportId: string, why: string) => void;
}

/** Whatever a provider on this machine still has to report: kept until the service says that it has it. */
export function openReportRecords(database: DatabaseSync): ReportRecords {
  const keep = database.prepare(
    'INSERT INTO reports (report_id, kind, due_at, body, line_count) VALUES (?, ?, ?, ?, ?)',
  );
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
    keepReport: ({ reportId, kind, dueAt, body, lineCount }) => {
      keep.run(reportId, kind, dueAt, body, lineCount);
    },
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
