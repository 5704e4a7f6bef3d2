import type { Write } from '#shared/kernel/index.ts';
import type { PieceBatch, RailFile } from '#shared/payments/index.ts';

import type { World } from '../world.ts';

/**
 * Somebody who looks on and says, in sentences, what is wrong; nothing when all is well. A watcher
 * keeps its own books: it shares no code with what it watches beyond the shape of the documents.
 */
export interface Watcher {
  readonly name: string;
  /** After every commit, before anything else happens. */
  readonly onCommit?: (writes: readonly Write[]) => readonly string[];
  /** When the bank takes a file for the first time. */
  readonly onFile?: (file: RailFile) => readonly string[];
  /** When codes are ordered for the first time. */
  readonly onOrders?: (batch: PieceBatch) => readonly string[];
  /** Now and then in the middle of everything: whatever must hold at any moment. */
  readonly onLook?: (world: World) => readonly string[];
  /** When every message was delivered and every report came: whatever must hold in the end. */
  readonly atRest?: (world: World) => readonly string[];
}

/** The documents of one kind among the writes of a commit, as they will be read. */
export function documentsIn<Document>(writes: readonly Write[], kind: string): Document[] {
  return writes.flatMap((write) =>
    'item' in write && write.item.kind === kind ? [write.item['document'] as Document] : [],
  );
}
