import { describe, expect, it } from 'vitest';

import { budgetPounds } from '#infra/local/replay/play-winter.ts';
import { formOf, inventWinter, type Circumstance } from '#infra/local/replay/winter/index.ts';
import { placeOf, ringFenceOf } from '#shared/applications/index.ts';
import { planEnvelopes } from '#shared/budget/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { needShare } from '#shared/reference/index.ts';

const fund = programmeById('household-support-fund');
const neverAwarded: readonly Circumstance[] = [
  'second-application',
  'outside-city',
  'above-the-line',
];

/** What an award may leave behind in an envelope that cannot carry the next one. */
const wastePence = 150_00;

describe('the budget of a replay', () => {
  it('is a tenth more than the households need, and more for a small winter', () => {
    expect(budgetPounds({ households: 22_000 })).toBe(3_630_000);
    expect(budgetPounds({ households: 200 })).toBeGreaterThan(200 * 150 * 1.5);
  });

  it.each([
    [22_000, 2021],
    [2_000, 1],
    [200, 5],
    [60, 9],
    [5, 3],
  ])(
    'carries every award of %d households in whatever order they are decided',
    (households, seed) => {
      const winter = inventWinter({ households, seed, days: 116 });
      const left = new Map(
        planEnvelopes({
          totalPence: budgetPounds(winter) * 100,
          needShares: needShare(2019),
          ...fund,
        }).map(({ ringFence, localityCode, amountPence }) => [
          `${ringFence} ${localityCode}`,
          amountPence,
        ]),
      );
      for (const planned of winter.applications) {
        if (neverAwarded.includes(planned.circumstance)) continue;
        const form = formOf(planned, seed);
        const { localityCode } = placeOf(form.home, 2019).area;
        const envelope = `${ringFenceOf(form.household, fund)} ${localityCode}`;
        left.set(envelope, (left.get(envelope) ?? 0) - 150_00);
      }
      for (const { ringFence } of fund.ringFences) {
        const own = [...left].filter(([name]) => name.startsWith(`${ringFence} `));
        const pool = left.get(`${ringFence} city`) ?? 0;
        const overdrawn = own
          .filter(([name, pence]) => name !== `${ringFence} city` && pence < 0)
          .reduce((sum, [, pence]) => sum + pence - wastePence, 0);
        expect(pool + overdrawn).toBeGreaterThanOrEqual(0);
      }
    },
  );
});
