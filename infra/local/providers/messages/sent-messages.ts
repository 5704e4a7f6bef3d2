import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { openReportRecords, reportTable } from '../bank/report-records.ts';
import type { ReportRecords, ReportToKeep } from '../bank/report-records.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS notifications (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reference TEXT,
    channel TEXT NOT NULL,
    sent_to TEXT NOT NULL,
    subject TEXT,
    body TEXT NOT NULL,
    template TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    status TEXT NOT NULL,
    sent_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS notifications_by_reference ON notifications (reference);
  ${reportTable}
`;

const rowSchema = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    channel: z.enum(['text', 'email', 'letter']),
    sent_to: z.string(),
    subject: z.string().nullable(),
    body: z.string(),
    template: z.string(),
    template_version: z.int(),
    status: z.string(),
    sent_at: z.string(),
  })
  .transform(({ sent_to, sent_at, template_version, ...row }) => ({
    ...row,
    sentTo: sent_to,
    sentAt: sent_at,
    templateVersion: template_version,
  }));
/** A message as its family reads it. */
export type SentMessage = z.infer<typeof rowSchema>;

export interface SentMessages extends ReportRecords {
  /** Keeps a message and what is reported of it, or nothing. */
  readonly keep: (message: SentMessage, receipt: ReportToKeep) => void;
  readonly findByReference: (reference: string) => readonly SentMessage[];
  /** The newest first. */
  readonly newest: (limit: number) => readonly SentMessage[];
  readonly close: () => void;
}

/** The memory of who sends messages on this machine. What it acknowledged is on disk before it says so. */
export function openSentMessages(dataFolder: string): SentMessages {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(path.join(dataFolder, 'messages.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(tables);
  const reports = openReportRecords(database);
  const insert = database.prepare(
    `INSERT INTO notifications
       (id, reference, channel, sent_to, subject, body, template, template_version, status, sent_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byReference = database.prepare(
    'SELECT * FROM notifications WHERE reference = ? ORDER BY position',
  );
  const newest = database.prepare('SELECT * FROM notifications ORDER BY position DESC LIMIT ?');
  return {
    ...reports,
    keep: (message, receipt) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const { id, reference, channel, sentTo, subject, body } = message;
        const { template, templateVersion, status, sentAt } = message;
        insert.run(
          ...[id, reference, channel, sentTo, subject, body],
          ...[template, templateVersion, status, sentAt],
        );
        reports.keepReport(receipt);
        database.exec('COMMIT');
      } catch (cause) {
        database.exec('ROLLBACK');
        throw cause;
      }
    },
    findByReference: (reference) => z.array(rowSchema).parse(byReference.all(reference)),
    newest: (limit) => z.array(rowSchema).parse(newest.all(limit)),
    close: () => {
      database.close();
    },
  };
}
