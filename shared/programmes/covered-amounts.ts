import type { Category, Programme } from './programme.ts';

type AmountsPence = Readonly<Partial<Record<Category, number>>>;

/** What of the amounts asked for a programme helps with: the rest is kept on the form and not counted. */
export function coveredAmounts(
  programme: Programme,
  askedPence: AmountsPence,
): Partial<Record<Category, number>> {
  const covered: Partial<Record<Category, number>> = {};
  for (const category of programme.categories) {
    const amountPence = askedPence[category];
    if (amountPence !== undefined) covered[category] = amountPence;
  }
  return covered;
}
