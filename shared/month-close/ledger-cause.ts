/** Why a ledger entry was written, as far as the bank's side of a month has to know it. */
export type LedgerCause =
  | { readonly kind: 'payment-run'; readonly runId: string }
  /** A run that no rail took gave money back, so that it was never sent. */
  | { readonly kind: 'run-gave-back'; readonly runId: string }
  | { readonly kind: 'bank-report' }
  | { readonly kind: 'other' };

/**
 * Reads the cause that the use cases of payments write on their entries. A cause it does not know is
 * `other`, and its money is then missing on the bank's side, where it shows as a difference.
 */
export function ledgerCause(cause: string): LedgerCause {
  const [, runId] = /^payment run (\S+) part \d+$/.exec(cause) ?? [];
  if (runId !== undefined) return { kind: 'payment-run', runId };
  const [, gaveBack] = /^run (\S+) (?:refused|cancelled|cannot carry)\b/.exec(cause) ?? [];
  if (gaveBack !== undefined) return { kind: 'run-gave-back', runId: gaveBack };
  return cause === 'reported by the bank' ? { kind: 'bank-report' } : { kind: 'other' };
}
