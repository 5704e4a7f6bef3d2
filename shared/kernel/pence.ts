import { invariant } from './invariant.ts';

/** Integer pence. Never a fraction, never a float of pounds. */
export type Pence = number;

/** Largest sum the platform handles in one figure: £10 billion, far inside exact integers. */
const limitPence = 1_000_000_000_000;

/** Refuses anything that is not a whole number of pence; every amount passes through here once. */
export function pence(amount: number): Pence {
  invariant(
    Number.isSafeInteger(amount) && Math.abs(amount) <= limitPence,
    `Not an amount in whole pence: ${amount}`,
  );
  return amount;
}

export function sumPence(amounts: Iterable<Pence>): Pence {
  let total = 0;
  for (const amount of amounts) total += amount;
  return pence(total);
}

/**
 * A minus sign that no line ends after: between it and `£` a browser may break (Unicode TR 14, both are
 * prefixes), so the two are held together by a word joiner, which is not seen.
 */
const minus = '−\u2060';

/** `£1,234.50`; whole pounds lose their pence: `£150`. What is negative never breaks after its sign. */
export function formatPounds(amount: Pence): string {
  const sign = amount < 0 ? minus : '';
  const absolute = Math.abs(amount);
  const pounds = Math.floor(absolute / 100).toLocaleString('en-GB');
  const rest = absolute % 100;
  return rest === 0 ? `${sign}£${pounds}` : `${sign}£${pounds}.${String(rest).padStart(2, '0')}`;
}

/**
 * Splits an amount by weights into whole pence that sum to it exactly: largest remainder, ties to
 * the earlier part. Source: the Hamilton method of apportionment.
 */
export function apportion(amount: Pence, weights: readonly number[]): Pence[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  invariant(total > 0 && weights.every((weight) => weight >= 0), 'Weights must be ≥ 0, some > 0');
  const exact = weights.map((weight) => (amount * weight) / total);
  const parts = exact.map(Math.floor);
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map(pence);
}
