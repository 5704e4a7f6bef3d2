import {
  integer,
  integerOrNull,
  text,
  textOrNull,
  type QueueDatabase,
  type Row,
} from './database.ts';
import type { QueueDepth } from './queue-engine.ts';

export interface NewMessage {
  readonly queue: string;
  readonly id: string;
  readonly body: string;
  readonly bodyMd5: string;
  /** The message attributes as JSON. */
  readonly attributes: string | null;
  readonly attributesMd5: string | null;
  readonly traceHeader: string | null;
  readonly groupId: string | null;
  readonly deduplicationId: string | null;
  readonly sentAt: number;
  readonly visibleAt: number;
}

export interface StoredMessage extends NewMessage {
  /** Position in the order of sending; never used twice. */
  readonly seq: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number | null;
  /** Names the latest receive; only its holder may delete the message. */
  readonly receipt: string | null;
  /** The queue the message failed in, when it lies in a dead-letter queue. */
  readonly sourceArn: string | null;
}

/** Where a message goes next, and what it keeps of its past. */
export interface Move {
  readonly queue: string;
  readonly id: string;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly sourceArn: string | null;
}

export type MessageStore = ReturnType<typeof createMessageStore>;

const payload = `body, body_md5, attributes, attributes_md5, trace_header, group_id, deduplication_id`;
const all = `seq, queue, id, ${payload}, source_arn, sent_at, visible_at, receive_count,
  first_received_at, receipt`;
const visible = `where queue = ? and visible_at <= ?`;

/** The messages of all queues. One in flight has a receipt and a time to come. */
export function createMessageStore(database: QueueDatabase) {
  const statements = prepareStatements(database);
  return {
    /** Returns the message's place in the order of sending. */
    insert(message: NewMessage): number {
      const { queue, id, body, bodyMd5, attributes, attributesMd5, traceHeader } = message;
      const { groupId, deduplicationId, sentAt, visibleAt } = message;
      const texts = [queue, id, body, bodyMd5, attributes, attributesMd5, traceHeader];
      const result = statements.insert.run(...texts, groupId, deduplicationId, sentAt, visibleAt);
      return Number(result.lastInsertRowid);
    },
    /** The next visible messages, oldest first; of an ordered queue only those whose turn it is. */
    next(queue: string, ordered: boolean, now: number, limit: number): StoredMessage[] {
      const rows = ordered
        ? statements.nextInOrder.all(queue, now, queue, now, limit)
        : statements.next.all(queue, now, limit);
      return rows.map(storedMessage);
    },
    markReceived(seq: number, receipt: string, now: number, visibleAt: number): void {
      statements.receive.run(visibleAt, receipt, now, seq);
    },
    find(queue: string, seq: number): StoredMessage | undefined {
      const row = statements.find.get(seq, queue);
      return row === undefined ? undefined : storedMessage(row);
    },
    showAt(seq: number, visibleAt: number): void {
      statements.showAt.run(visibleAt, seq);
    },
    remove(seq: number): void {
      statements.remove.run(seq);
    },
    /** Puts the message at the end of another queue and takes it out of its own. */
    move(seq: number, to: Move): void {
      statements.copy.run(
        to.queue,
        to.id,
        to.sentAt,
        to.visibleAt,
        to.receiveCount,
        to.sourceArn,
        seq,
      );
      statements.remove.run(seq);
    },
    /** A second copy with nobody holding it, for the fault of being delivered twice. */
    duplicate(seq: number, visibleAt: number): void {
      statements.copyAgain.run(visibleAt, seq);
    },
    /** When the last message of the group that waits becomes visible: later ones must not overtake it. */
    latestOfGroup(queue: string, groupId: string): number {
      return timeIn(statements.latestOfGroup.get(queue, groupId)) ?? 0;
    },
    /** The next moment at which a hidden message becomes visible. */
    nextDue(queue: string, now: number): number | undefined {
      return timeIn(statements.nextDue.get(queue, now));
    },
    depth(queue: string, now: number): QueueDepth {
      const seen = integer(statements.countVisible.get(queue, now) ?? {}, 'visible');
      const unseen = statements.countHidden.get(queue, now) ?? {};
      const inFlight = integer(unseen, 'in_flight');
      return { visible: seen, inFlight, delayed: integer(unseen, 'hidden') - inFlight };
    },
    /** Forgets the messages that were sent at that time or before. */
    expire(queue: string, sentAt: number): void {
      statements.expire.run(queue, sentAt);
    },
    clear(queue: string): void {
      statements.clear.run(queue);
    },
  };
}

function prepareStatements({ sqlite }: QueueDatabase) {
  return {
    insert: sqlite.prepare(
      `insert into messages (queue, id, ${payload}, sent_at, visible_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    next: sqlite.prepare(`select ${all} from messages ${visible} order by visible_at, seq limit ?`),
    // A group with a message in flight gives out nothing more until that one is deleted or comes back.
    nextInOrder: sqlite.prepare(
      `select ${all} from messages indexed by messages_in_order
     ${visible} and group_id is not null and group_id not in
       (select group_id from messages where queue = ? and visible_at > ? and receipt is not null
        and group_id is not null)
     order by seq limit ?`,
    ),
    receive: sqlite.prepare(
      `update messages set visible_at = ?, receipt = ?, receive_count = receive_count + 1,
     first_received_at = coalesce(first_received_at, ?) where seq = ?`,
    ),
    find: sqlite.prepare(`select ${all} from messages where seq = ? and queue = ?`),
    showAt: sqlite.prepare(`update messages set visible_at = ? where seq = ?`),
    remove: sqlite.prepare(`delete from messages where seq = ?`),
    copy: sqlite.prepare(
      `insert into messages (queue, id, ${payload}, sent_at, visible_at, receive_count, source_arn)
     select ?, ?, ${payload}, ?, ?, ?, ? from messages where seq = ?`,
    ),
    copyAgain: sqlite.prepare(
      `insert into messages (queue, id, ${payload}, source_arn, sent_at, visible_at, receive_count,
       first_received_at)
     select queue, id, ${payload}, source_arn, sent_at, ?, receive_count, first_received_at
     from messages where seq = ?`,
    ),
    latestOfGroup: sqlite.prepare(
      `select max(visible_at) as at from messages
     where queue = ? and group_id = ? and receipt is null`,
    ),
    nextDue: sqlite.prepare(
      `select min(visible_at) as at from messages where queue = ? and visible_at > ?`,
    ),
    countVisible: sqlite.prepare(`select count(*) as visible from messages ${visible}`),
    countHidden: sqlite.prepare(
      `select count(*) as hidden, count(receipt) as in_flight from messages
     where queue = ? and visible_at > ?`,
    ),
    expire: sqlite.prepare(`delete from messages where queue = ? and sent_at <= ?`),
    clear: sqlite.prepare(`delete from messages where queue = ?`),
  };
}

function timeIn(row: Row | undefined): number | undefined {
  return (row === undefined ? null : integerOrNull(row, 'at')) ?? undefined;
}

function storedMessage(row: Row): StoredMessage {
  return {
    seq: integer(row, 'seq'),
    queue: text(row, 'queue'),
    id: text(row, 'id'),
    body: text(row, 'body'),
    bodyMd5: text(row, 'body_md5'),
    attributes: textOrNull(row, 'attributes'),
    attributesMd5: textOrNull(row, 'attributes_md5'),
    traceHeader: textOrNull(row, 'trace_header'),
    groupId: textOrNull(row, 'group_id'),
    deduplicationId: textOrNull(row, 'deduplication_id'),
    sourceArn: textOrNull(row, 'source_arn'),
    sentAt: integer(row, 'sent_at'),
    visibleAt: integer(row, 'visible_at'),
    receiveCount: integer(row, 'receive_count'),
    firstReceivedAt: integerOrNull(row, 'first_received_at'),
    receipt: textOrNull(row, 'receipt'),
  };
}
