import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { policyByVersion, type Facts, type Policy } from '#shared/eligibility/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import {
  tryPolicy,
  type TrialCase,
  type TrialEnvelope,
  type TrialFigures,
} from '#shared/policy-trials/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { localities } from '#shared/reference/index.ts';
import { manyTrialCases, trialCase, trialEnvelope } from '#tests/builders/trial-cases.ts';

const programme = programmeById('household-support-fund');
const inForce = policyByVersion('household-support-fund-2021-12');

function tried(
  candidate: Policy,
  cases: readonly TrialCase[],
  envelopes: readonly TrialEnvelope[] = [],
) {
  return tryPolicy({ programme, inForce, candidate, policyOf: policyByVersion, cases, envelopes });
}

function withAwards(changes: Partial<Policy['awards']>): Policy {
  return { ...inForce, version: 'tried', awards: { ...inForce.awards, ...changes } };
}

const family: Facts = {
  ...{ asOf: '2021-12-10', windowOpen: true, residence: 'in-birmingham', postcode: 'inside' },
  ...{ areaRank: 90, adults: 1, adultsOver65: 0, children: 2, childrenUnder5: 1, pregnant: false },
  ...{ disability: false, housing: 'private-rent', reasons: ['other'], benefits: ['none'] },
  ...{ incomeBand: 'under-900', savingsBand: 'none', energyAsked: false, askedPence: 150_00 },
  ...{ awardInLastYear: 'no', claimHeldByAnother: false, ringFence: 'children', waitedDays: 1 },
};
/** Neither on a benefit nor below the line. */
const welloff: Facts = { ...family, incomeBand: 'over-2600', savingsBand: 'over-6000' };
/** Below the line by income alone: a person must look. */
const saver: Facts = { ...family, savingsBand: 'over-6000' };

describe('trying the very policy in force', () => {
  it('lets nobody gain or lose, and runs every envelope dry when it does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.nat(120), (seed, count) => {
        const envelopes = localities.map(({ code }) => trialEnvelope(code, 300_00));
        const trial = tried(inForce, manyTrialCases(count, seed), envelopes);
        for (const figures of [trial.all, ...trial.groups.flatMap(({ rows }) => rows)]) {
          expect(figures).toMatchObject({ gain: 0, lose: 0, gainedPence: 0, lostPence: 0 });
          expect(figures.costThenPence).toBe(figures.costNowPence);
          expect(figures.awardsThen).toBe(figures.awardsNow);
        }
        for (const { now, then } of trial.envelopes) expect(then).toEqual(now);
        expect(trial.notRepeated).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('says so', () => {
    expect(tried(inForce, []).cautions).toEqual([
      'This is the policy in force itself, so nobody can gain or lose.',
    ]);
  });
});

const anyAwards = fc.record({
  oneAdultPence: fc.integer({ min: 0, max: 200_00 }),
  moreAdultsPence: fc.integer({ min: 0, max: 200_00 }),
  perChildPence: fc.integer({ min: 0, max: 50_00 }),
  childrenCounted: fc.nat(4),
  disabilityPence: fc.integer({ min: 0, max: 50_00 }),
  capPence: fc.integer({ min: 0, max: 200_00 }),
});
const anyPolicy = fc.record({ awards: anyAwards, bands: fc.nat(3) }).map(({ awards, bands }) => ({
  ...withAwards(awards),
  incomeBandsBelowLine: inForce.incomeBandsBelowLine.slice(0, Math.max(1, bands)),
}));

describe('any other policy', () => {
  it('adds up: in every group the rows are everybody, and the change in cost is gains less losses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), anyPolicy, (seed, candidate) => {
        const { all, groups } = tried(candidate, manyTrialCases(100, seed));
        expect(all.costThenPence - all.costNowPence).toBe(all.gainedPence - all.lostPence);
        expect(all.awardsThen - all.awardsNow).toBe(all.newlyHelped - all.noLongerHelped);
        for (const { rows } of groups) {
          for (const part of Object.keys(all) as (keyof TrialFigures)[])
            expect(rows.reduce((sum, row) => sum + row[part], 0)).toBe(all[part]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('says the same whatever order the cases come in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), anyPolicy, (seed, candidate) => {
        const cases = manyTrialCases(60, seed);
        const envelopes = localities.map(({ code }) => trialEnvelope(code, 200_00));
        const turned = tried(candidate, [...cases].reverse(), [...envelopes].reverse());
        expect(turned).toEqual(tried(candidate, cases, envelopes));
      }),
      { numRuns: 20 },
    );
  });

  it('draws no envelope below nothing, and leaves no award unaccounted for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), anyPolicy, (seed, candidate) => {
        const codes = [...localities.map(({ code }) => code), 'city'];
        const envelopes = codes.map((code) => trialEnvelope(code, 250_00));
        const { all, envelopes: found } = tried(candidate, manyTrialCases(100, seed), envelopes);
        for (const side of ['now', 'then'] as const) {
          const draws = found.map((envelope) => envelope[side]);
          expect(Math.min(...draws.map(({ leftPence }) => leftPence))).toBeGreaterThanOrEqual(0);
          const given = sumPence(
            draws.map(({ drawnPence, unmetPence }) => drawnPence + unmetPence),
          );
          expect(given).toBe(side === 'now' ? all.costNowPence : all.costThenPence);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('who gains and who loses', () => {
  const half = withAwards({ oneAdultPence: 75_00, moreAdultsPence: 75_00 });

  it('is told by where and how they live', () => {
    const { all, groups } = tried(half, [
      trialCase(1, family),
      trialCase(2, { ...family, children: 0, childrenUnder5: 0, ringFence: 'others' }),
    ]);
    expect(all).toMatchObject({ households: 2, lose: 2, lostPence: 150_00, noLongerHelped: 0 });
    const losing = groups.map(({ dimension, rows }) => [
      dimension,
      rows.filter(({ lose }) => lose > 0).map(({ key, lose }) => `${key} ${lose}`),
    ]);
    expect(Object.fromEntries(losing)).toEqual({
      locality: ['hodge-hill 2'],
      fifth: ['1 2'],
      'ring-fence': ['children 1', 'others 1'],
      children: ['yes 1', 'no 1'],
      pensioners: ['no 2'],
      disability: ['no 2'],
    });
  });

  it('is never more than was asked for', () => {
    const more = withAwards({ oneAdultPence: 200_00, capPence: 250_00 });
    const { all, cautions } = tried(more, [trialCase(1, family)]);
    expect(all).toMatchObject({ gain: 0, costThenPence: 150_00 });
    expect(cautions).toEqual([expect.stringContaining('£150 at most')]);
  });

  it.each([
    ['approved', family, 150_00],
    ['waiting', family, 150_00],
    ['declined', family, 0],
    ['approved', saver, 150_00],
    ['waiting', saver, 150_00],
    ['declined', saver, 0],
    ['approved', welloff, 150_00],
    ['waiting', welloff, 0],
    ['declined', welloff, 0],
  ] as const)(
    'follows what people decided while the advice stays: %s, %#',
    (decision, facts, due) => {
      const { all } = tried(inForce, [trialCase(1, facts, { decision })]);
      expect([all.costNowPence, all.costThenPence]).toEqual([due, due]);
    },
  );

  it('takes new advice to refuse, even where people had approved', () => {
    const strict = { ...inForce, incomeBandsBelowLine: ['none' as const] };
    const { all } = tried(strict, [trialCase(1, family), trialCase(2, saver)]);
    expect(all).toMatchObject({ lose: 2, noLongerHelped: 2, costThenPence: 0 });
  });

  it('takes new advice to approve, even where people had declined', () => {
    const open = {
      ...inForce,
      savingsBandsBelowLine: [...inForce.savingsBandsBelowLine, 'over-6000' as const],
    };
    const { all } = tried(open, [trialCase(1, saver, { decision: 'declined' })]);
    expect(all).toMatchObject({ gain: 1, newlyHelped: 1, gainedPence: 150_00 });
  });

  it('leaves the decision where a person would have to look anew, and counts that', () => {
    const wider = {
      ...inForce,
      incomeBandsBelowLine: [...inForce.incomeBandsBelowLine, 'over-2600' as const],
    };
    const cases = [
      trialCase(1, welloff, { decision: 'declined' }),
      trialCase(2, welloff, { decision: 'waiting' }),
    ];
    const { all } = tried(wider, cases);
    expect(all).toMatchObject({ newlyReferred: 2, newlyHelped: 1, costThenPence: 150_00 });
  });
});

describe('an envelope', () => {
  const others: Facts = { ...family, children: 0, childrenUnder5: 0, ringFence: 'others' };
  const cases = [1, 2, 3, 4].map((place) =>
    trialCase(place, others, { orderedAt: `2021-12-1${place}T23:30:00.000Z` }),
  );
  const half = withAwards({ oneAdultPence: 75_00 });

  it('runs dry on the day of the first award that it cannot carry', () => {
    const [own] = tried(half, cases, [trialEnvelope('hodge-hill', 200_00)]).envelopes;
    expect(own?.now).toEqual({
      ...{
        drawnPence: 150_00,
        leftPence: 50_00,
        dryOn: '2021-12-12',
        unmet: 3,
        unmetPence: 450_00,
      },
    });
    expect(own?.then).toEqual({
      ...{
        drawnPence: 150_00,
        leftPence: 50_00,
        dryOn: '2021-12-13',
        unmet: 2,
        unmetPence: 150_00,
      },
    });
  });

  it('that is dry leaves its households to the city pool', () => {
    const envelopes = [trialEnvelope('hodge-hill', 150_00), trialEnvelope('city', 150_00)];
    const [pool, own] = tried(half, cases, envelopes).envelopes;
    expect([own?.now.dryOn, pool?.now.dryOn]).toEqual(['2021-12-12', '2021-12-13']);
    expect([own?.now.unmet, pool?.now.unmet]).toEqual([2, 0]);
    expect([own?.then.dryOn, pool?.then.dryOn]).toEqual(['2021-12-13', undefined]);
  });

  it('that was never given money is dry from the first award on', () => {
    const found = tried(half, cases, [trialEnvelope('yardley', 500_00)]).envelopes;
    const own = found.find(({ localityCode }) => localityCode === 'hodge-hill');
    expect(own).toMatchObject({ allocatedPence: 0, now: { dryOn: '2021-12-11', unmet: 4 } });
  });

  it('is not spoken of in a window without any money', () => {
    expect(tried(half, cases).envelopes).toEqual([]);
  });
});

it('counts the cases whose assessment does not come out again as it was stored', () => {
  const altered = trialCase(1, family, { advised: { outcome: 'eligible', awardPence: 149_00 } });
  expect(tried(inForce, [altered, trialCase(2, family)]).notRepeated).toBe(1);
});

describe('what a trial cannot show', () => {
  it.each([
    [{ ...inForce, repeatMonths: 6 }, 'the last 12 months'],
    [{ ...inForce, fullWaitDays: 5 }, 'in the order of the real decisions'],
    [withAwards({ perChildPence: 1_00 }), undefined],
    [{ ...withAwards({ perChildPence: 1_00 }), version: inForce.version }, 'is frozen'],
  ])('is said, %#', (candidate, words) => {
    const said = tried({ ...candidate }, []).cautions.join(' ');
    if (words === undefined) expect(said).toBe('');
    else expect(said).toContain(words);
  });
});
