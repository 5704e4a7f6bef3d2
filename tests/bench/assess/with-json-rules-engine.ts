import { Engine, type RuleProperties } from 'json-rules-engine';

import type { Facts } from '#shared/eligibility/index.ts';

import { policy, type Answer } from './households.ts';

interface Condition {
  fact: string;
  operator: string;
  value: unknown;
}

const when = (event: RuleProperties['event'], ...all: object[]): RuleProperties => ({
  conditions: { all: all as never },
  event,
});
const is = (fact: string, operator: string, value: unknown): Condition => ({
  fact,
  operator,
  value,
});
const any = (...conditions: object[]) => ({ any: conditions });
const points = (part: string, value: number) => ({ type: 'points', params: { part, value } });
const verdict = (value: string) => ({ type: 'verdict', params: { value } });

/** The same policy as rules of json-rules-engine: each finding and each part of the need score is one. */
export function createJsonRulesAssess(): (facts: Facts) => Promise<Answer> {
  const { need } = policy;
  const engine = new Engine([], { allowUndefinedFacts: true });
  const benefit = any(
    ...policy.meansTestedBenefits.map((each) => is('benefits', 'contains', each)),
  );
  const noBenefit = { not: benefit };
  const incomeLow = is('incomeBand', 'in', policy.incomeBandsBelowLine);
  const incomeHigh = is('incomeBand', 'notIn', policy.incomeBandsBelowLine);
  const savingsLow = is('savingsBand', 'in', policy.savingsBandsBelowLine);
  const savingsHigh = is('savingsBand', 'notIn', policy.savingsBandsBelowLine);
  const belowLine = { all: [incomeLow, savingsLow] };
  const noRecourse = is('reasons', 'contains', 'no-recourse');
  const withRecourse = is('reasons', 'doesNotContain', 'no-recourse');
  const rules: RuleProperties[] = [
    when(verdict('not-met'), is('windowOpen', 'equal', false)),
    when(verdict('not-met'), is('residence', 'equal', 'elsewhere')),
    when(
      verdict('not-met'),
      is('residence', 'equal', 'in-birmingham'),
      is('postcode', 'equal', 'outside'),
    ),
    when(
      verdict('cannot-tell'),
      is('residence', 'equal', 'in-birmingham'),
      is('postcode', 'equal', 'unknown'),
    ),
    when(
      verdict('cannot-tell'),
      noBenefit,
      { not: belowLine },
      noRecourse,
      is('incomeBand', 'notEqual', 'none'),
    ),
    when(verdict('cannot-tell'), noBenefit, incomeLow, savingsHigh, withRecourse),
    when(verdict('not-met'), noBenefit, incomeHigh, withRecourse),
    when(verdict('cannot-tell'), is('awardInLastYear', 'notEqual', 'no')),
    when(verdict('cannot-tell'), is('claimHeldByAnother', 'equal', true)),
    when(points('other', need.pregnant), is('pregnant', 'equal', true)),
    when(points('other', need.disability), is('disability', 'equal', true)),
    when(points('other', need.over65), is('adultsOver65', 'greaterThan', 0)),
    when(
      points('other', need.prepaymentMeter),
      is('energyAsked', 'equal', true),
      is('meter', 'in', ['prepayment-key', 'prepayment-smart']),
    ),
    ...Object.entries(need.income).map(([band, value]) =>
      when(points('other', value), is('incomeBand', 'equal', band)),
    ),
    ...Object.entries(need.savings).map(([band, value]) =>
      when(points('other', value), is('savingsBand', 'equal', band)),
    ),
    ...Object.entries(need.housing).map(([housing, value]) =>
      when(points('other', value), is('housing', 'equal', housing)),
    ),
    ...Object.entries(need.reason).map(([reason, value]) =>
      when(points('reasons', value), is('reasons', 'contains', reason)),
    ),
  ];
  for (const rule of rules) engine.addRule(rule);
  return async (facts) => answerFrom(facts, (await engine.run({ ...facts })).events);
}

function answerFrom(
  facts: Facts,
  events: readonly { type: string; params?: Record<string, unknown> }[],
): Answer {
  const { need } = policy;
  const older = facts.children - facts.childrenUnder5;
  const parts = { other: 0, reasons: 0 };
  let [notMet, cannotTell] = [false, false];
  for (const { type, params } of events) {
    if (type === 'points') {
      parts[params!['part'] as keyof typeof parts] += params!['value'] as number;
    }
    if (type === 'verdict' && params!['value'] === 'not-met') notMet = true;
    if (type === 'verdict' && params!['value'] === 'cannot-tell') cannotTell = true;
  }
  const children = facts.childrenUnder5 * need.childUnder5 + older * need.olderChild;
  const sum =
    Math.min(need.childrenAtMost, children) +
    parts.other +
    Math.min(need.reasonsAtMost, parts.reasons);
  const needPoints = Math.min(100, sum);
  const waiting = Math.min(100, (facts.waitedDays / policy.fullWaitDays) * 100);
  const weights = policy.priorityWeights;
  const total =
    weights.need * needPoints + weights.area * facts.areaRank + weights.waiting * waiting;
  const table = facts.adults > 1 ? policy.awards.moreAdultsPence : policy.awards.oneAdultPence;
  return {
    outcome: notMet ? 'not-eligible' : cannotTell ? 'refer' : 'eligible',
    need: needPoints,
    total: Math.round(total * 10) / 10,
    awardPence: Math.min(table, policy.awards.capPence, facts.askedPence),
  };
}
