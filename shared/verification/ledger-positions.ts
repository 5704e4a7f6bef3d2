import type { Account } from '#shared/ledger/index.ts';

import type { GatheredRecords } from './gathered-records.ts';

/** All that the ledger says of one payment. */
export interface LedgerPosition {
  readonly envelopeIds: ReadonlySet<string>;
  /** What came into each account for it, less what left. */
  readonly netPence: ReadonlyMap<Account, number>;
  readonly firstEntry?: { readonly envelopeId: string; readonly sequence: number };
}

export const nowhere: LedgerPosition = { envelopeIds: new Set(), netPence: new Map() };

/** Where the money of each payment is, told by the entries of all envelopes. */
export function ledgerPositions({ entries }: GatheredRecords): ReadonlyMap<string, LedgerPosition> {
  const positions = new Map<
    string,
    LedgerPosition & { envelopeIds: Set<string>; netPence: Map<Account, number> }
  >();
  for (const { envelopeId, sequence, lines } of [...entries.values()].flat()) {
    for (const { paymentId, account, amountPence } of lines) {
      if (paymentId === undefined) continue;
      const known = positions.get(paymentId);
      const position = known ?? {
        envelopeIds: new Set<string>(),
        netPence: new Map<Account, number>(),
        firstEntry: { envelopeId, sequence },
      };
      if (known === undefined) positions.set(paymentId, position);
      position.envelopeIds.add(envelopeId);
      position.netPence.set(account, (position.netPence.get(account) ?? 0) + amountPence);
    }
  }
  return positions;
}
