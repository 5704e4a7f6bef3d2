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
  const need = needOf(policy, facts);
  const area = facts.areaRank;
  const waiting = Math.min(100, (facts.waitedDays / policy.fullWaitDays) * 100);
  const weights = policy.priorityWeights;
  const total = weights.need * need + weights.area * area + weights.waiting * waiting;
  return { need, area: oneDecimal(area), waiting: oneDecimal(waiting), total: oneDecimal(total) };
}

function needOf(policy: Policy, facts: Facts): number {
  const { need } = policy;
  const olderChildren = facts.children - facts.childrenUnder5;
  const childPoints = facts.childrenUnder5 * need.childUnder5 + olderChildren * need.olderChild;
  let sum = Math.min(need.childrenAtMost, childPoints);
  if (facts.pregnant) sum += need.pregnant;
  if (facts.disability) sum += need.disability;
  if (facts.adultsOver65 > 0) sum += need.over65;
  if (facts.energyAsked && isPrepaid(facts.meter)) sum += need.prepaymentMeter;
  sum += need.income[facts.incomeBand] ?? 0;
  sum += need.savings[facts.savingsBand] ?? 0;
  sum += need.housing[facts.housing] ?? 0;
  let reasonPoints = 0;
  for (const reason of new Set(facts.reasons)) reasonPoints += need.reason[reason] ?? 0;
  sum += Math.min(need.reasonsAtMost, reasonPoints);
  return Math.min(100, sum);
}

function isPrepaid(meter: Facts['meter']): boolean {
  return meter === 'prepayment-key' || meter === 'prepayment-smart';
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
