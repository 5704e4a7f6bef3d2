import type { Account } from '#shared/ledger/index.ts';

import type { GatheredRecords } from './gathered-records.ts';

/** All that the ledger says of one payment. */
export interface LedgerPosition {
  /** The envelopes that hold some of its money now; one that it left again is not among them. */
  readonly envelopeIds: ReadonlySet<string>;
  /** What came into each account for it, less what left. */
  readonly netPence: ReadonlyMap<Account, number>;
  readonly firstEntry?: { readonly envelopeId: string; readonly sequence: number };
}

export const nowhere: LedgerPosition = { envelopeIds: new Set(), netPence: new Map() };

interface Told {
  readonly firstEntry: { readonly envelopeId: string; readonly sequence: number };
  readonly byEnvelope: Map<string, Map<Account, number>>;
}

/** Where the money of each payment is, told by the entries of all envelopes. */
export function ledgerPositions({ entries }: GatheredRecords): ReadonlyMap<string, LedgerPosition> {
  const told = new Map<string, Told>();
  for (const { envelopeId, sequence, lines } of [...entries.values()].flat()) {
    for (const { paymentId, account, amountPence } of lines) {
      if (paymentId === undefined) continue;
      const known = told.get(paymentId);
      const payment: Told = known ?? {
        firstEntry: { envelopeId, sequence },
        byEnvelope: new Map(),
      };
      if (known === undefined) told.set(paymentId, payment);
      const accounts = payment.byEnvelope.get(envelopeId) ?? new Map<Account, number>();
      payment.byEnvelope.set(envelopeId, accounts);
      accounts.set(account, (accounts.get(account) ?? 0) + amountPence);
    }
  }
  return new Map([...told].map(([paymentId, payment]) => [paymentId, positionOf(payment)]));
}

function positionOf({ firstEntry, byEnvelope }: Told): LedgerPosition {
  const netPence = new Map<Account, number>();
  const envelopeIds = new Set<string>();
  for (const [envelopeId, accounts] of byEnvelope) {
    for (const [account, pence] of accounts) {
      netPence.set(account, (netPence.get(account) ?? 0) + pence);
      if (pence !== 0) envelopeIds.add(envelopeId);
    }
  }
  return { envelopeIds, netPence, firstEntry };
}
