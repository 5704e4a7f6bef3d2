import type { Facts } from './facts.ts';
import type { Policy } from './policy.ts';

/** The parts of a priority, each 0–100, with what the policy makes of them. */
export interface Priority {
  readonly need: number;
  readonly area: number;
  readonly waiting: number;
  readonly total: number;
}

/**
 * `0.6 × household need + 0.3 × area + 0.1 × waiting`, weights from the policy. Need outweighs area,
 * and area alone never refuses anybody. Source: product.md, "Eligibility".
 */
export function priorityOf(policy: Policy, facts: Facts): Priority {
  const need = householdNeed(policy, facts);
  const area = facts.areaRank;
  const waiting = Math.min(100, (facts.waitedDays / policy.fullWaitDays) * 100);
  const weights = policy.priorityWeights;
  const total = weights.need * need + weights.area * area + weights.waiting * waiting;
  return { need, area: oneDecimal(area), waiting: oneDecimal(waiting), total: oneDecimal(total) };
}

/** How much a household needs, 0–100, by the points of the policy. */
export function householdNeed(policy: Policy, facts: Facts): number {
  const { need } = policy;
  const olderChildren = facts.children - facts.childrenUnder5;
  const childPoints = facts.childrenUnder5 * need.childUnder5 + olderChildren * need.olderChild;
  let sum = Math.min(need.childrenAtMost, childPoints);
  if (facts.pregnant) sum += need.pregnant;
  if (facts.disability) sum += need.disability;
  if (facts.adultsOver65 > 0) sum += need.over65;
  if (hasPrepaidEnergy(facts)) sum += need.prepaymentMeter;
  sum += need.income[facts.incomeBand] ?? 0;
  sum += need.savings[facts.savingsBand] ?? 0;
  sum += need.housing[facts.housing] ?? 0;
  let reasonPoints = 0;
  for (const reason of new Set(facts.reasons)) reasonPoints += need.reason[reason] ?? 0;
  sum += Math.min(need.reasonsAtMost, reasonPoints);
  return Math.min(100, sum);
}

/** Asks for help with energy that is paid for in advance: when the meter is empty, it is cold. */
export function hasPrepaidEnergy({ energyAsked, meter }: Facts): boolean {
  return energyAsked && (meter === 'prepayment-key' || meter === 'prepayment-smart');
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
