import type { Result } from './result.ts';

/**
 * What a stored item always carries. `kind` names the schema it parses with; `version` counts its
 * replacements; `queue` and `queueOrder` place it in a work queue (an index), or nowhere; `localQueue`
 * in that part of the queue which belongs to one locality (another index, in the same order).
 */
export interface StoredItem {
  readonly pk: string;
  readonly sk: string;
  readonly kind: string;
  readonly version: number;
  readonly queue?: string;
  readonly queueOrder?: string;
  readonly localQueue?: string;
  readonly [attribute: string]: unknown;
}

/**
 * Writes are values: a use case returns them, one `commit` carries them out together or not at all.
 * `create` claims its key; `replace` and `remove` lose to whoever changed the item first; `check`
 * holds another item still without writing it.
 */
export type Write =
  | { readonly action: 'create'; readonly item: StoredItem }
  | { readonly action: 'replace'; readonly item: StoredItem; readonly expecting: number }
  | {
      readonly action: 'remove';
      readonly pk: string;
      readonly sk: string;
      readonly expecting: number;
    }
  | {
      readonly action: 'check';
      readonly pk: string;
      readonly sk: string;
      readonly expecting: number;
    };

/** Somebody was there first. `key` names the write that lost, so that the caller can say or retry. */
export interface ChangedBySomeoneElse {
  readonly kind: 'changed-by-someone-else';
  readonly lost: readonly {
    readonly pk: string;
    readonly sk: string;
    readonly action: Write['action'];
  }[];
}

/** Everything or nothing; at most `commitLimit` writes. Throws only on faults. */
export type Commit = (writes: readonly Write[]) => Promise<Result<void, ChangedBySomeoneElse>>;

/** DynamoDB's TransactWriteItems takes at most 100 items. */
export const commitLimit = 100;
