import * as z from 'zod';

import type { PayoutMethod, Programme } from './programme.ts';

/** The ways money leaves: each has its own runs, its own file or orders, and its own reports. */
export const railNames = [
  'bacs',
  'faster-payments',
  'supermarket-voucher',
  'fuel-voucher',
  'cash-out',
] as const;
export const railNameSchema = z.enum(railNames);
export type RailName = z.infer<typeof railNameSchema>;

/** The rail that carries what a family chose; undefined for a choice that no rail carries yet. */
export function railFor(method: PayoutMethod): RailName | undefined {
  return method === 'bank-transfer' ? 'bacs' : undefined;
}

/** The rails that carry what a programme's families can choose, in the order they are offered. */
export function railsOf({ payoutMethods }: Pick<Programme, 'payoutMethods'>): readonly RailName[] {
  return [...new Set(payoutMethods.flatMap((method) => railFor(method) ?? []))];
}
