import * as z from 'zod';

import { isPieceRail, pieceRailNames, type PieceRailName } from '#shared/payments/index.ts';
import type { RailName } from '#shared/programmes/index.ts';

/**
 * An account that others keep of our money: the bank's own, or the float that a provider of vouchers
 * or codes was paid in advance, named by its rail.
 */
export const outsideAccounts = ['bank', ...pieceRailNames] as const;
export const outsideAccountSchema = z.enum(outsideAccounts);
export type OutsideAccount = z.infer<typeof outsideAccountSchema>;

/** Every float is named by the rail whose provider holds it. */
export type FloatName = PieceRailName;

/** Where a payment on a rail is taken from. */
export function accountOf(rail: RailName): OutsideAccount {
  return isPieceRail(rail) ? rail : 'bank';
}

export function isFloat(account: OutsideAccount): account is FloatName {
  return account !== 'bank';
}
