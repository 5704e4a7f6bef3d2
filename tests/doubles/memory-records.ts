import {
  commitLimit,
  done,
  invariant,
  refused,
  type Commit,
  type StoredItem,
  type Write,
} from '#shared/kernel/index.ts';
import type { Key, Page, QueueRequest, RecordReader } from '#shared/records/index.ts';

/**
 * The records table in memory, with the promises of the real one: all or nothing, versions, queues.
 * What it gives out is frozen, so that nobody changes a record without a commit.
 */
export interface MemoryRecords {
  readonly records: RecordReader;
  readonly commit: Commit;
  /** Every item, for a test to look at. */
  all(): readonly StoredItem[];
  ofKind(kind: string): readonly StoredItem[];
  /** One item, at once: for whoever watches and takes no part. */
  peek(key: Key): StoredItem | undefined;
  /** Called with the writes of each commit that went through, in order: the stream. */
  onCommit(listener: (writes: readonly Write[]) => void): void;
}

export interface MemoryRecordsOptions {
  /** Asked before each read of a queue: how many of so many changes have yet to reach the queues. */
  readonly queuesBehindBy?: (changes: number) => number;
}

export function createMemoryRecords(options: MemoryRecordsOptions = {}): MemoryRecords {
  const items = new Map<string, StoredItem>();
  const partitions = new Map<string, Map<string, StoredItem>>();
  const kinds = new Map<string, Map<string, StoredItem>>();
  const queues = {
    byQueue: createQueueIndex('queue'),
    byLocality: createQueueIndex('localQueue'),
  };
  const unseen: Change[] = [];
  const listeners: ((writes: readonly Write[]) => void)[] = [];

  function loses(write: Write): boolean {
    const held = items.get(nameOf(keyOf(write)));
    if (write.action === 'create') return held !== undefined;
    return held?.version !== write.expecting;
  }

  function put(key: Key, item: StoredItem | undefined): void {
    const name = nameOf(key);
    const before = items.get(name);
    unseen.push({ name, before, after: item });
    if (before !== undefined && before.kind !== item?.kind) {
      within(kinds, before.kind).delete(name);
    }
    if (item === undefined) {
      items.delete(name);
      within(partitions, key.pk).delete(key.sk);
    } else {
      items.set(name, item);
      within(partitions, key.pk).set(key.sk, item);
      within(kinds, item.kind).set(name, item);
    }
  }

  const commit: Commit = (writes) => {
    invariant(writes.length > 0 && writes.length <= commitLimit, `A commit of ${writes.length}`);
    invariant(
      new Set(writes.map((write) => nameOf(keyOf(write)))).size === writes.length,
      'A commit touches an item once',
    );
    const lost = writes.filter(loses).map((write) => ({ ...keyOf(write), action: write.action }));
    if (lost.length > 0) return Promise.resolve(refused({ kind: 'changed-by-someone-else', lost }));
    for (const write of writes) {
      if ('item' in write) put(write.item, stored(write.item));
      else if (write.action === 'remove') put(write, undefined);
    }
    for (const listener of listeners) listener(writes);
    return Promise.resolve(done(undefined));
  };

  const records: RecordReader = {
    get: (key) => Promise.resolve(items.get(nameOf(key))),
    getMany: (keys) => Promise.resolve(keys.flatMap((key) => items.get(nameOf(key)) ?? [])),
    partition(pk, skBeginning) {
      // DynamoDB takes no empty value for a key, not even as the beginning of one.
      if (skBeginning === '') return Promise.reject(new Error('A beginning cannot be empty'));
      return Promise.resolve(
        [...(partitions.get(pk)?.values() ?? [])]
          .filter((item) => item.sk.startsWith(skBeginning ?? ''))
          .sort((a, b) => (a.sk < b.sk ? -1 : 1)),
      );
    },
    queue: (request) => {
      const behind = options.queuesBehindBy?.(unseen.length) ?? 0;
      for (const change of unseen.splice(0, unseen.length - behind)) {
        queues.byQueue.take(change);
        queues.byLocality.take(change);
      }
      return Promise.resolve(queues[request.index ?? 'byQueue'].page(request));
    },
  };

  return {
    records,
    commit,
    all: () => [...items.values()],
    ofKind: (kind) => [...within(kinds, kind).values()],
    peek: (key) => items.get(nameOf(key)),
    onCommit: (listener) => listeners.push(listener),
  };
}

/** The items of one partition or kind, in the order in which they were first written. */
function within(
  groups: Map<string, Map<string, StoredItem>>,
  group: string,
): Map<string, StoredItem> {
  const own = groups.get(group) ?? new Map<string, StoredItem>();
  groups.set(group, own);
  return own;
}

interface Change {
  readonly name: string;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
}

/** One index of queues: it takes changes in their order, as late as it likes. */
function createQueueIndex(attribute: 'queue' | 'localQueue') {
  const byQueue = new Map<string, Map<string, Placed>>();
  return {
    take({ name, before, after }: Change): void {
      const left = before?.[attribute];
      const joined = after?.[attribute];
      if (left !== undefined) byQueue.get(left)?.delete(name);
      if (after === undefined || joined === undefined) return;
      const own = byQueue.get(joined) ?? new Map<string, Placed>();
      byQueue.set(joined, own);
      own.set(name, { item: after, place: `${after.queueOrder ?? ''}\u0000${name}` });
    },
    page: (request: QueueRequest): Page =>
      pageOf([...(byQueue.get(request.queue)?.values() ?? [])], request),
  };
}

interface Placed {
  readonly item: StoredItem;
  readonly place: string;
}

/** What a round trip through the table leaves of an item: a copy, without what is undefined. */
function stored(item: StoredItem): StoredItem {
  return frozenCopy(item) as StoredItem;
}

function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  const copy: Record<string, unknown> = {};
  for (const [field, part] of Object.entries(value)) {
    if (part !== undefined) copy[field] = frozenCopy(part);
  }
  return Object.freeze(copy);
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\u0000${sk}`;
}

function keyOf(write: Write): Key {
  return 'item' in write
    ? { pk: write.item.pk, sk: write.item.sk }
    : { pk: write.pk, sk: write.sk };
}

function pageOf(placed: readonly Placed[], request: QueueRequest): Page {
  const { limit, after, order = 'first-to-last', beginning = '', parts } = request;
  const direction = order === 'first-to-last' ? 1 : -1;
  const sorted = placed
    .filter(({ item }) => (item.queueOrder ?? '').startsWith(beginning))
    .sort((a, b) => (a.place < b.place ? -direction : direction));
  const start =
    after === undefined ? 0 : sorted.findIndex(({ place }) => isPast(place, after, direction));
  const rest = start === -1 ? [] : sorted.slice(start);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => (parts === undefined ? item : only(item, parts))),
    ...(rest.length > limit && last !== undefined ? { next: last.place } : {}),
  };
}

/** An item with only these parts of its document. */
function only(item: StoredItem, parts: readonly string[]): StoredItem {
  const { pk, sk, kind, version, queue, queueOrder, localQueue } = item;
  const kept: Record<string, unknown> = {};
  for (const part of parts) keepPart(item['document'], kept, part.split('.'));
  return stored({
    ...{ pk, sk, kind, version },
    ...(queue === undefined ? {} : { queue }),
    ...(queueOrder === undefined ? {} : { queueOrder }),
    ...(localQueue === undefined ? {} : { localQueue }),
    ...(Object.keys(kept).length === 0 ? {} : { document: kept }),
  });
}

function keepPart(from: unknown, kept: Record<string, unknown>, path: readonly string[]): void {
  const [name = '', ...rest] = path;
  const value = (from as Record<string, unknown> | undefined)?.[name];
  if (value === undefined) return;
  if (rest.length === 0) {
    kept[name] = value;
    return;
  }
  const inner = (kept[name] ?? {}) as Record<string, unknown>;
  keepPart(value, inner, rest);
  if (Object.keys(inner).length > 0) kept[name] = inner;
}

function isPast(place: string, after: string, direction: number): boolean {
  return direction === 1 ? place > after : place < after;
}
