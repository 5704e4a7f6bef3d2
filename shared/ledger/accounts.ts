/**
 * The accounts of one envelope. `funding` is where its money came from and `transfer` where other
 * envelopes of its programme gave to it or took from it, so the two together are the negative of all
 * the others. Over the whole programme `transfer` comes to nothing (docs/decisions/0015).
 */
export const accounts = [
  'funding',
  'transfer',
  'available',
  'reserved',
  'in-transit',
  'paid',
] as const;
export type Account = (typeof accounts)[number];

/** Accounts that stand for what is outside of the envelope; only these may be below nothing. */
export function isOutside(account: Account): boolean {
  return account === 'funding' || account === 'transfer';
}
