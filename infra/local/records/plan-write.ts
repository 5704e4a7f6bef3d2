import { applyUpdate } from './apply-update.ts';
import type { Item } from './attribute-value.ts';
import { conditionFailed, validationFault } from './engine-error.ts';
import { meets } from './evaluate-condition.ts';
import { itemSizeBytes, largestItemBytes } from './item-size.ts';
import type { PlannedWrite } from './item-store.ts';
import type { PreparedWrite } from './prepare-write.ts';
import { checkIndexKeys } from './prepare-write.ts';
import type { StoredItem } from './stored-item.ts';
import { readItem } from './stored-item.ts';

/**
 * Decides a prepared write against the item that is there. Refuses when its condition does not hold
 * or its update does not fit the item; changes nothing.
 */
export function planWrite(write: PreparedWrite, before: StoredItem | undefined): PlannedWrite {
  const { kind, table, key, condition } = write;
  if (condition !== undefined && !meets(condition.expression, before?.item ?? {}, write.values)) {
    throw conditionFailed(write.showsItemOnFailure ? before?.item : undefined);
  }
  switch (kind) {
    case 'put':
      return { table, key, before, after: write.item };
    case 'delete':
      return { table, key, before, after: undefined };
    case 'check':
      return { table, key, before, after: before?.item };
    case 'update':
      return { table, key, before, after: updated(write, before) };
  }
}

function updated(write: PreparedWrite, before: StoredItem | undefined): Item {
  // Read again from the text: the copy may be changed, the original stays what it was.
  const item = before === undefined ? { ...write.item } : readItem(before.text);
  if (write.update !== undefined) {
    applyUpdate(write.update, item, write.values);
    checkIndexKeys(item, write.table);
    if (itemSizeBytes(item) > largestItemBytes) {
      throw validationFault('Item size to update has exceeded the maximum allowed size');
    }
  }
  return item;
}
