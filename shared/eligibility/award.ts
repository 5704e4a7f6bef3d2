import { apportion, type Pence } from '#shared/kernel/index.ts';
import { categories, type Category } from '#shared/programmes/index.ts';

import type { Facts } from './facts.ts';
import { hasPrepaidEnergy, householdNeed } from './need-score.ts';
import type { Policy } from './policy.ts';

export type CategoriesPence = Readonly<Partial<Record<Category, Pence>>>;

/** What the policy's table gives a household, at most its cap and at most what was asked for. */
export function awardPence(policy: Policy, facts: Facts): Pence {
  const { awards } = policy;
  let sum = facts.adults > 1 ? awards.moreAdultsPence : awards.oneAdultPence;
  sum += Math.min(facts.children, awards.childrenCounted) * awards.perChildPence;
  if (hasPrepaidEnergy(facts)) sum += awards.prepaymentMeterPence;
  if (facts.disability) sum += awards.disabilityPence;
  if (facts.adultsOver65 > 0) sum += awards.over65Pence;
  if (facts.pregnant) sum += awards.pregnantPence;
  sum += forHighNeed(policy, facts);
  return Math.min(sum, awards.capPence, facts.askedPence);
}

function forHighNeed(policy: Policy, facts: Facts): Pence {
  const { fromPoints, addPence } = policy.awards.highNeed;
  return addPence > 0 && householdNeed(policy, facts) >= fromPoints ? addPence : 0;
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
