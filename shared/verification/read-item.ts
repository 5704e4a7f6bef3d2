import * as z from 'zod';

import type { StoredItem } from '#shared/kernel/index.ts';
import type { DocumentKind } from '#shared/records/index.ts';

/** Reads one item; answers what is wrong with it. */
export type ReadItem = (item: StoredItem) => string | undefined;

/** A kind of document of another part of the platform, of which only the reading is checked. */
export function readerOf<Schema extends z.ZodType>(
  documents: DocumentKind<z.infer<Schema>>,
  schema: Schema,
  keep: (document: z.infer<Schema>, version: number) => void = () => undefined,
): ReadItem {
  return (item) => {
    const parsed = schema.safeParse(item['document']);
    if (!parsed.success) return `It does not parse: ${z.prettifyError(parsed.error)}`;
    keep(parsed.data, item.version);
    const write = documents.create(parsed.data);
    return 'item' in write ? misplaced(item, write.item) : undefined;
  };
}

/** An item at the wrong key, or in the wrong work queue, is one that nobody finds. */
function misplaced(item: StoredItem, wanted: StoredItem): string | undefined {
  for (const place of ['pk', 'sk', 'queue', 'queueOrder', 'localQueue'] as const) {
    if (item[place] === wanted[place]) continue;
    return `Its ${place} is ${item[place] ?? 'absent'} and should be ${wanted[place] ?? 'absent'}.`;
  }
  return undefined;
}
