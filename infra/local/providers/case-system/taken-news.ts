import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const rowSchema = z
  .object({
    news_id: z.string(),
    reference: z.string(),
    type: z.string(),
    body: z.string(),
    taken_at: z.string(),
  })
  .transform(({ news_id, taken_at, ...row }) => ({ ...row, newsId: news_id, takenAt: taken_at }));
/** One piece of news, as it was taken the first time. */
export type TakenNews = z.infer<typeof rowSchema>;

export interface KeptNews {
  /** False when it was taken before. */
  readonly take: (news: TakenNews) => boolean;
  /** The newest first. */
  readonly newest: (limit: number) => readonly TakenNews[];
  readonly close: () => void;
}

/** The memory of the case-management system on this machine. What it took is on disk before it says so. */
export function openKeptNews(dataFolder: string): KeptNews {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(path.join(dataFolder, 'case-system.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(`
    CREATE TABLE IF NOT EXISTS news (
      position INTEGER PRIMARY KEY,
      news_id TEXT NOT NULL UNIQUE,
      reference TEXT NOT NULL,
      type TEXT NOT NULL,
      body TEXT NOT NULL,
      taken_at TEXT NOT NULL
    ) STRICT;`);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO news (news_id, reference, type, body, taken_at) VALUES (?, ?, ?, ?, ?)',
  );
  const newest = database.prepare('SELECT * FROM news ORDER BY position DESC LIMIT ?');
  return {
    take: ({ newsId, reference, type, body, takenAt }) =>
      Number(insert.run(newsId, reference, type, body, takenAt).changes) === 1,
    newest: (limit) => newest.all(limit).map((row) => rowSchema.parse(row)),
    close: () => {
      database.close();
    },
  };
}
