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

/** The rail that carries what a family chose; undefined for a choice that no rail carries. */
export function railFor(method: PayoutMethod): RailName | undefined {
  switch (method) {
    case 'bank-transfer':
      return 'bacs';
    case 'cash-out':
    case 'supermarket-voucher':
    case 'fuel-voucher':
      return method;
    case 'needs-another-way':
      return undefined;
  }
}

/** What of the two a return counts it as. A cash-out code is money; a voucher buys something. */
export function deliveryBy(rail: RailName): 'cash-award' | 'voucher' {
  return rail === 'supermarket-voucher' || rail === 'fuel-voucher' ? 'voucher' : 'cash-award';
}

type Payer = Pick<Programme, 'payoutMethods' | 'urgentRail'>;

/** The rails that carry what a programme's families can choose, in the order they are offered. */
export function railsOf({ payoutMethods, urgentRail }: Payer): readonly RailName[] {
  const usual = payoutMethods.flatMap((method) => railFor(method) ?? []);
  return [...new Set([...usual, ...(urgentRail === undefined ? [] : [urgentRail])])];
}

/** The faster rail of a programme for money that goes into an account; a code is fast by itself. */
export function urgentRailFor(
  { urgentRail }: Pick<Programme, 'urgentRail'>,
  method: PayoutMethod,
): RailName | undefined {
  return method === 'bank-transfer' ? urgentRail : undefined;
}

/** Vouchers come in multiples of ten pence. Source: domain-facts.md §4.5. */
export const voucherStepPence = 10;

/** The most of an amount that a rail can carry; what is below its smallest step stays in the envelope. */
export function payablePence(rail: RailName, amountPence: number): number {
  return rail === 'supermarket-voucher' || rail === 'fuel-voucher'
    ? amountPence - (amountPence % voucherStepPence)
    : amountPence;
}
