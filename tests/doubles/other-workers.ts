import { refused, type Commit, type StoredItem } from '#shared/kernel/index.ts';
import type { Key, RecordReader } from '#shared/records/index.ts';

/** A commit that others are faster than so many times, once so many went through; then it goes through again. */
export interface LosingCommit {
  readonly commit: Commit;
  /** How often it was tried. */
  readonly tries: () => number;
}

export function createLosingCommit(inner: Commit, times: number, after = 0): LosingCommit {
  let tries = 0;
  return {
    tries: () => tries,
    commit: (writes) => {
      tries += 1;
      return tries > after && tries <= after + times
        ? Promise.resolve(refused({ kind: 'changed-by-someone-else', lost: [] }))
        : inner(writes);
    },
  };
}

/**
 * A reader that sees some items as they were before others changed them, for the first so many reads
 * of each: what is read one after the other belongs to two moments.
 */
export function seenEarlier(
  records: RecordReader,
  earlier: readonly StoredItem[],
  times = Number.POSITIVE_INFINITY,
): RecordReader {
  const left = new Map(earlier.map((item) => [nameOf(item), times]));
  const before = new Map(earlier.map((item) => [nameOf(item), item]));
  const asSeen = (item: StoredItem): StoredItem => {
    const name = nameOf(item);
    const stillSo = left.get(name) ?? 0;
    left.set(name, stillSo - 1);
    return stillSo > 0 ? (before.get(name) ?? item) : item;
  };
  return {
    ...records,
    async get(key) {
      const item = await records.get(key);
      return item === undefined ? undefined : asSeen(item);
    },
    getMany: async (keys) => (await records.getMany(keys)).map(asSeen),
  };
}

/** A reader to which some items are not there. */
export function withoutItems(records: RecordReader, gone: readonly Key[]): RecordReader {
  const names = new Set(gone.map(nameOf));
  return {
    ...records,
    get: (key) => (names.has(nameOf(key)) ? Promise.resolve(undefined) : records.get(key)),
    getMany: (keys) => records.getMany(keys.filter((key) => !names.has(nameOf(key)))),
  };
}

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}
