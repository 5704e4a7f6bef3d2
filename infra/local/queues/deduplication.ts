import { integer, text, type QueueDatabase } from './database.ts';

/** SQS remembers for five minutes what was sent to a FIFO queue, even after it was deleted. */
const windowMs = 5 * 60 * 1_000;

export interface FirstSending {
  readonly messageId: string;
  readonly seq: number;
}

export type Deduplication = ReturnType<typeof createDeduplication>;

/** The memory of a FIFO queue: the same deduplication id within the window is the same message. */
export function createDeduplication({ sqlite }: QueueDatabase) {
  const find = sqlite.prepare(
    `select message_id, seq from deduplications
     where queue = ? and scope = ? and deduplication_id = ? and expires_at > ?`,
  );
  const remember = sqlite.prepare(
    `insert or replace into deduplications
       (queue, scope, deduplication_id, message_id, seq, expires_at) values (?, ?, ?, ?, ?, ?)`,
  );
  const forget = sqlite.prepare(`delete from deduplications where queue = ?`);
  const sweep = sqlite.prepare(`delete from deduplications where expires_at <= ?`);
  let sweptAt = 0;
  return {
    find(queue: string, scope: string, id: string, now: number): FirstSending | undefined {
      const row = find.get(queue, scope, id, now);
      if (row === undefined) return undefined;
      return { messageId: text(row, 'message_id'), seq: integer(row, 'seq') };
    },
    remember(queue: string, scope: string, id: string, first: FirstSending, now: number): void {
      if (now - sweptAt > windowMs) {
        sweep.run(now);
        sweptAt = now;
      }
      remember.run(queue, scope, id, first.messageId, first.seq, now + windowMs);
    },
    forget(queue: string): void {
      forget.run(queue);
    },
  };
}
