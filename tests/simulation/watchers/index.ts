import type { Doubles } from '../ports.ts';
import { watchBank } from './watch-bank.ts';
import { watchBooks } from './watch-books.ts';
import { watchCodes } from './watch-codes.ts';
import { watchEnvelopes } from './watch-envelopes.ts';
import { watchPayments } from './watch-payments.ts';
import { watchRecords } from './watch-records.ts';
import { watchRest } from './watch-rest.ts';
import type { Watcher } from './watcher.ts';

export type { Watcher } from './watcher.ts';

/** Everybody who looks on. A new promise is a file here and a line in this list. */
export function createWatchers(doubles: Doubles): readonly Watcher[] {
  return [
    watchEnvelopes(),
    watchPayments(),
    watchBank(doubles),
    watchCodes(doubles),
    watchRest(),
    watchBooks(doubles),
    watchRecords(),
  ];
}
