import { policyByVersion, type Facts, type Policy } from '#shared/eligibility/index.ts';

export const policy: Policy = policyByVersion('household-support-fund-2021-12');

/** A generator of repeatable numbers in [0, 1): mulberry32, so that every engine sees the same households. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Households that take every path of the policy. */
export function manyFacts(count: number, seed: number): readonly Facts[] {
  const random = seeded(seed);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)]!;
  return Array.from({ length: count }, () => {
    const children = Math.floor(random() * 5);
    return {
      asOf: '2021-12-10',
      windowOpen: true,
      residence: pick(['in-birmingham', 'in-birmingham', 'placed-by-council', 'elsewhere']),
      postcode: pick(['inside', 'inside', 'inside', 'outside', 'unknown', 'hidden']),
      areaRank: Math.round(random() * 1000) / 10,
      adults: 1 + Math.floor(random() * 3),
      adultsOver65: random() < 0.2 ? 1 : 0,
      children,
      childrenUnder5: Math.floor(random() * (children + 1)),
      pregnant: random() < 0.05,
      disability: random() < 0.3,
      housing: pick(['private-rent', 'social-rent', 'temporary', 'hostel', 'no-home', 'own']),
      reasons: [pick(['lost-work', 'benefit-delay', 'illness', 'no-recourse', 'other'])],
      benefits: [pick(['universal-credit', 'pension-credit', 'none', 'none'])],
      incomeBand: pick(['none', 'under-900', '900-1700', '1700-2600', 'over-2600']),
      savingsBand: pick(['none', 'under-1000', '1000-6000', 'over-6000']),
      meter: pick(['prepayment-key', 'credit', 'none']),
      energyAsked: random() < 0.6,
      askedPence: 5_000 + Math.floor(random() * 10_001),
      awardInLastYear: pick(['yes', 'no', 'no', 'not-sure']),
      claimHeldByAnother: random() < 0.05,
      ringFence: children > 0 ? 'children' : 'others',
      waitedDays: Math.floor(random() * 12),
    };
  });
}

/** What every engine must answer alike before its speed counts. */
export interface Answer {
  readonly outcome: string;
  readonly need: number;
  readonly total: number;
  readonly awardPence: number;
}
