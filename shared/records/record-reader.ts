import type { StoredItem } from '#shared/kernel/index.ts';

import type { Key } from './keys.ts';

export interface Page {
  readonly items: readonly StoredItem[];
  /** Give it back to read on; absent when there is no more. */
  readonly next?: string;
}

/** The index of whole work queues, and that of the part of a queue which belongs to one locality. */
export type QueueIndex = 'byQueue' | 'byLocality';

/** The attribute that each index is partitioned by. */
export const queueAttributes = {
  byQueue: 'queue',
  byLocality: 'localQueue',
} as const satisfies Readonly<Record<QueueIndex, string>>;

export interface QueueRequest {
  readonly queue: string;
  /** `byQueue`, unless it is the queue of one locality. */
  readonly index?: QueueIndex;
  readonly limit: number;
  readonly after?: string;
  readonly order?: 'first-to-last' | 'last-to-first';
  /** Only items whose `queueOrder` begins so. */
  readonly beginning?: string;
  /** Only these parts of each document, like `assessment.facts`: the rest never leaves the table. */
  readonly parts?: readonly string[];
}

/** Reads of the records table. Reads by key are strongly consistent, reads of a queue are not. */
export interface RecordReader {
  get(key: Key): Promise<StoredItem | undefined>;
  /** In the order of the keys asked for; a missing item is left out. */
  getMany(keys: readonly Key[]): Promise<readonly StoredItem[]>;
  /** A whole partition, or the part of it whose sort key begins so. */
  partition(pk: string, skBeginning?: string): Promise<readonly StoredItem[]>;
  /** A work queue: what another writer has just changed may still show its old place. */
  queue(request: QueueRequest): Promise<Page>;
}
