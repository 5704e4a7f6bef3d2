import type { Account } from './accounts.ts';
import { chainStart, hashOf, isBalanced, type ChainHead, type LedgerEntry } from './entry.ts';

export type LedgerFault =
  | { readonly kind: 'unbalanced'; readonly sequence: number }
  | { readonly kind: 'out-of-sequence'; readonly expected: number; readonly found: number }
  | { readonly kind: 'broken-chain'; readonly sequence: number }
  | { readonly kind: 'altered'; readonly sequence: number }
  | { readonly kind: 'head-differs'; readonly sequence: number };

export interface LedgerReading {
  readonly faults: readonly LedgerFault[];
  readonly balancesPence: Readonly<Record<Account, number>>;
}

/** Reads an envelope's entries from the start: do they balance, follow on, and end where the envelope says? */
export function verifyLedger(entries: readonly LedgerEntry[], head: ChainHead): LedgerReading {
  const faults: LedgerFault[] = [];
  const balancesPence = emptyBalances();
  let last: ChainHead = chainStart;
  for (const entry of entries) {
    if (entry.sequence !== last.sequence + 1) {
      faults.push({ kind: 'out-of-sequence', expected: last.sequence + 1, found: entry.sequence });
    }
    if (entry.previousHash !== last.hash) {
      faults.push({ kind: 'broken-chain', sequence: entry.sequence });
    }
    if (hashOf(entry) !== entry.hash) faults.push({ kind: 'altered', sequence: entry.sequence });
    if (!isBalanced(entry)) faults.push({ kind: 'unbalanced', sequence: entry.sequence });
    for (const line of entry.lines) balancesPence[line.account] += line.amountPence;
    last = entry;
  }
  if (last.sequence !== head.sequence || last.hash !== head.hash) {
    faults.push({ kind: 'head-differs', sequence: head.sequence });
  }
  return { faults, balancesPence };
}

function emptyBalances(): Record<Account, number> {
  return { funding: 0, transfer: 0, available: 0, reserved: 0, 'in-transit': 0, paid: 0 };
}
