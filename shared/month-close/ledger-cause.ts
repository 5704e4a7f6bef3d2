import { pieceRailNames } from '#shared/payments/index.ts';
import { givenBackByGroup, type OutsideAccount } from '#shared/reconciliation/index.ts';

/** Why a ledger entry was written, as far as the sides of bank and floats have to know it. */
export type LedgerCause =
  | { readonly kind: 'payment-run'; readonly runId: string }
  /** A run that no rail took gave money back, so that it was never sent. */
  | { readonly kind: 'run-gave-back'; readonly runId: string }
  /** The bank says what became of a payment; the provider of a rail, or our calendar, of a piece. */
  | { readonly kind: 'outcome'; readonly account: OutsideAccount }
  | { readonly kind: 'other' };

/**
 * Reads the cause that the use cases of payments write on their entries. A cause it does not know is
 * `other`, and its money is then missing on the other side, where it shows as a difference.
 */
export function ledgerCause(cause: string): LedgerCause {
  const [, runId] = /^payment run (\S+) part \d+$/.exec(cause) ?? [];
  if (runId !== undefined) return { kind: 'payment-run', runId };
  const [, gaveBack] = /^run (\S+) (?:refused|cancelled|cannot carry)\b/.exec(cause) ?? [];
  if (gaveBack !== undefined) return { kind: 'run-gave-back', runId: gaveBack };
  if (cause === 'reported by the bank' || cause.startsWith(givenBackByGroup)) {
    return { kind: 'outcome', account: 'bank' };
  }
  const [, reported, over] =
    /^(?:reported by the (\S+) provider|the days of a (\S+) piece are over)$/.exec(cause) ?? [];
  const account = pieceRailNames.find((rail) => rail === (reported ?? over));
  return account === undefined ? { kind: 'other' } : { kind: 'outcome', account };
}
