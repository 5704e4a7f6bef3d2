import type { StoredItem } from '#shared/kernel/index.ts';
import { queues, type Key, type RecordReader } from '#shared/records/index.ts';

/** More would be no answer but a list of families. */
export const shownAtMost = 50;
/** How far down one token is looked, where what was typed besides leaves most of what it finds out. */
const lookedAtMost = 300;
const pageOf = 100;

/**
 * What one keyed hash leads to and was meant, the newest first. `more` says that not all was looked at.
 */
export async function foundByToken<Document>(
  records: RecordReader,
  token: string,
  how: {
    /** Where that lies which an entry leads to. */
    readonly keyOf: (entry: StoredItem) => Key;
    /** What that is, where it was meant. */
    readonly meant: (item: StoredItem) => Document | undefined;
  },
): Promise<{ readonly found: readonly Document[]; readonly more: boolean }> {
  const found: Document[] = [];
  let looked = 0;
  let after: string | undefined;
  do {
    const listed = await records.queue({
      ...{ queue: queues.foundBy(token), limit: pageOf, order: 'last-to-first' },
      ...(after === undefined ? {} : { after }),
    });
    const read = await records.getMany(listed.items.map(how.keyOf));
    found.push(...read.flatMap((item) => how.meant(item) ?? []));
    looked += listed.items.length;
    after = listed.next;
  } while (after !== undefined && looked < lookedAtMost && found.length <= shownAtMost);
  return { found, more: after !== undefined };
}
