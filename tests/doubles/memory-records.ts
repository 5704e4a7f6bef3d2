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

/** The records table in memory, with the promises of the real one: all or nothing, versions, queues. */
export interface MemoryRecords {
  readonly records: RecordReader;
  readonly commit: Commit;
  /** Every item, for a test to look at. */
  all(): readonly StoredItem[];
  ofKind(kind: string): readonly StoredItem[];
  /** Called with the writes of each commit that went through, in order: the stream. */
  onCommit(listener: (writes: readonly Write[]) => void): void;
}

export function createMemoryRecords(): MemoryRecords {
  const items = new Map<string, StoredItem>();
  const listeners: ((writes: readonly Write[]) => void)[] = [];
  const nameOf = (key: Key) => `${key.pk}\u0000${key.sk}`;
  const copy = (item: StoredItem): StoredItem => structuredClone(item);

  function loses(write: Write): boolean {
    const held = items.get(nameOf(keyOf(write)));
    if (write.action === 'create') return held !== undefined;
    return held?.version !== write.expecting;
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
      if ('item' in write) items.set(nameOf(write.item), stored(write.item));
      else if (write.action === 'remove') items.delete(nameOf(write));
    }
    for (const listener of listeners) listener(writes);
    return Promise.resolve(done(undefined));
  };

  const records: RecordReader = {
    get: (key) => Promise.resolve(copyOf(items.get(nameOf(key)))),
    getMany: (keys) => Promise.resolve(keys.flatMap((key) => copyOf(items.get(nameOf(key))) ?? [])),
    partition: (pk, skBeginning = '') =>
      Promise.resolve(
        [...items.values()]
          .filter((item) => item.pk === pk && item.sk.startsWith(skBeginning))
          .sort((a, b) => (a.sk < b.sk ? -1 : 1))
          .map(copy),
      ),
    queue: (request) => Promise.resolve(pageOf([...items.values()], request)),
  };

  function copyOf(item: StoredItem | undefined): StoredItem | undefined {
    return item === undefined ? undefined : copy(item);
  }

  return {
    records,
    commit,
    all: () => [...items.values()].map(copy),
    ofKind: (kind) => [...items.values()].filter((item) => item.kind === kind).map(copy),
    onCommit: (listener) => listeners.push(listener),
  };
}

/** What a round trip through the table leaves of an item: nothing that is undefined. */
function stored(item: StoredItem): StoredItem {
  return JSON.parse(JSON.stringify(item)) as StoredItem;
}

function keyOf(write: Write): Key {
  return 'item' in write
    ? { pk: write.item.pk, sk: write.item.sk }
    : { pk: write.pk, sk: write.sk };
}

function pageOf(items: readonly StoredItem[], request: QueueRequest): Page {
  const { queue, limit, after, order = 'first-to-last', beginning = '' } = request;
  const direction = order === 'first-to-last' ? 1 : -1;
  const sorted = items
    .filter((item) => item.queue === queue && (item.queueOrder ?? '').startsWith(beginning))
    .map((item) => ({ item, place: `${item.queueOrder ?? ''}\u0000${item.pk}\u0000${item.sk}` }))
    .sort((a, b) => (a.place < b.place ? -direction : direction));
  const start =
    after === undefined ? 0 : sorted.findIndex(({ place }) => isPast(place, after, direction));
  const rest = start === -1 ? [] : sorted.slice(start);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => structuredClone(item)),
    ...(rest.length > limit && last !== undefined ? { next: last.place } : {}),
  };
}

function isPast(place: string, after: string, direction: number): boolean {
  return direction === 1 ? place > after : place < after;
}
