import type { Item } from './attribute-value.ts';

/** An item as it lies in the database, and read. The text is what a stream record carries on. */
export interface StoredItem {
  readonly text: string;
  readonly item: Item;
}

/** Reads back an item that we wrote: it was checked on the way in. */
export const readItem: (text: string) => Item = JSON.parse;
