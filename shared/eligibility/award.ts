import { apportion, type Pence } from '#shared/kernel/index.ts';
import { categories, type Category, type Programme } from '#shared/programmes/index.ts';

import type { Facts } from './facts.ts';

export type CategoriesPence = Readonly<Partial<Record<Category, Pence>>>;

/** What the programme's table gives a household, at most its cap and at most what was asked for. */
export function awardPence(programme: Programme, facts: Facts): Pence {
  const { awards } = programme;
  const adults = facts.adults > 1 ? awards.moreAdultsPence : awards.oneAdultPence;
  const children = Math.min(facts.children, awards.childrenCounted) * awards.perChildPence;
  const prepaid = facts.meter === 'prepayment-key' || facts.meter === 'prepayment-smart';
  const meter = facts.energyAsked && prepaid ? awards.prepaymentMeterPence : 0;
  return Math.min(adults + children + meter, programme.capPence, facts.askedPence);
}

/** Splits an award over the categories in proportion to what was asked for in each, to the penny. */
export function splitByCategory(award: Pence, asked: CategoriesPence): CategoriesPence {
  const wanted = categories.flatMap((category) => {
    const amount = asked[category] ?? 0;
    return amount > 0 ? [{ category, amount }] : [];
  });
  if (wanted.length === 0) return {};
  const parts = apportion(
    award,
    wanted.map(({ amount }) => amount),
  );
  return Object.fromEntries(wanted.map(({ category }, index) => [category, parts[index] ?? 0]));
}
