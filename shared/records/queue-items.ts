import type { StoredItem } from '#shared/kernel/index.ts';

import type { RecordReader } from './record-reader.ts';

const itemsAPage = 100;

/** The items of a work queue in their order, page by page, and no more than that many. */
export async function* queueItems(
  records: RecordReader,
  queue: string,
  most: number,
): AsyncGenerator<StoredItem> {
  let after: string | undefined;
  let left = most;
  do {
    const page = await records.queue({
      ...{ queue, limit: Math.min(itemsAPage, left) },
      ...(after === undefined ? {} : { after }),
    });
    yield* page.items;
    left -= page.items.length;
    after = page.next;
  } while (after !== undefined && left > 0);
}
