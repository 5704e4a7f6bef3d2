import type { Facts } from './facts.ts';
import type { Policy } from './policy.ts';

export type Verdict = 'met' | 'not-met' | 'cannot-tell';

/** What one rule found, in a plain sentence a family and a caseworker can both read. */
export interface Finding {
  readonly rule: RuleName;
  readonly verdict: Verdict;
  readonly sentence: string;
}

export type RuleName = 'window' | 'residence' | 'hardship' | 'repeat' | 'one-award';

type Rule = (policy: Policy, facts: Facts) => Omit<Finding, 'rule'>;

const met = (sentence: string) => ({ verdict: 'met', sentence }) as const;
const notMet = (sentence: string) => ({ verdict: 'not-met', sentence }) as const;
const cannotTell = (sentence: string) => ({ verdict: 'cannot-tell', sentence }) as const;

function windowRule(_policy: Policy, facts: Facts) {
  return facts.windowOpen
    ? met('The fund was open when the application came in.')
    : notMet('The fund was closed when the application came in.');
}

/**
 * Lives in Birmingham now, or was placed elsewhere by the council. Never a minimum period: a
 * discretionary scheme may not fetter itself so (domain-facts.md §0.7).
 */
function residenceRule(_policy: Policy, facts: Facts) {
  if (facts.residence === 'elsewhere') {
    return notMet('The family says that it does not live in Birmingham.');
  }
  if (facts.residence === 'placed-by-council') {
    return met('The council placed the family outside the city, so Birmingham still helps.');
  }
  switch (facts.postcode) {
    case 'inside':
      return met('The postcode is in Birmingham.');
    case 'hidden':
      return met(
        'The family has no address that can be written down. It says it is in Birmingham.',
      );
    case 'outside':
      return notMet(`The postcode is in ${facts.outsideCouncil ?? 'another council area'}.`);
    case 'unknown':
      return cannotTell('The postcode is not in our list. Check where the family lives.');
  }
}

/** At least one of: a means-tested benefit, income and savings below the line, destitute without recourse. */
function hardshipRule(policy: Policy, facts: Facts) {
  const benefit = facts.benefits.find((held) => policy.meansTestedBenefits.includes(held));
  if (benefit !== undefined) {
    return met(`The family gets a means-tested benefit (${benefit.replaceAll('-', ' ')}).`);
  }
  const incomeLow = policy.incomeBandsBelowLine.includes(facts.incomeBand);
  const savingsLow = policy.savingsBandsBelowLine.includes(facts.savingsBand);
  if (incomeLow && savingsLow) return met('Income and savings are below the line.');
  if (policy.destitutionCounts && facts.reasons.includes('no-recourse')) {
    return facts.incomeBand === 'none'
      ? met('The family has no recourse to public funds and no income.')
      : cannotTell(
          'No recourse to public funds: a person must see whether the family is destitute.',
        );
  }
  if (incomeLow) return cannotTell('Income is below the line, savings are above it.');
  return notMet('No means-tested benefit, and income is above the line.');
}

function repeatRule(policy: Policy, facts: Facts) {
  if (facts.awardInLastYear === 'no') {
    return met(`The family says it had no award in the last ${policy.repeatMonths} months.`);
  }
  if (facts.awardInLastYear === 'yes') {
    return cannotTell('The family had an award before. A second one needs a recorded reason.');
  }
  return cannotTell('The family is not sure whether it had an award before.');
}

function oneAwardRule(_policy: Policy, facts: Facts) {
  return facts.claimHeldByAnother
    ? cannotTell(
        'Another application holds this household’s award. Look whether it is the same family.',
      )
    : met('No other application holds this household’s award.');
}

/** Every rule always runs, in this order, and leaves its finding. */
export const rules: readonly (readonly [RuleName, Rule])[] = [
  ['window', windowRule],
  ['residence', residenceRule],
  ['hardship', hardshipRule],
  ['repeat', repeatRule],
  ['one-award', oneAwardRule],
];
