import { describe, expect, it } from 'vitest';

import {
  arrivalWeights,
  dateOfDay,
  daysInWindow,
  formOf,
  inventWinter,
  lastDay,
  type Circumstance,
  type PlannedApplication,
  type Winter,
} from '#infra/local/replay/winter/index.ts';
import { createDice } from '#infra/local/replay/winter/dice.ts';
import {
  applicationFormSchemaAt,
  claimIdsOf,
  matchingKeysOf,
  placeOf,
} from '#shared/applications/index.ts';
import { needShare } from '#shared/reference/index.ts';

const winter = inventWinter({ households: 2_000, seed: 2021, days: daysInWindow });
const helpedCircumstances: readonly Circumstance[] = [
  'plain',
  'shared-house',
  'hostel',
  'shares-address-unsaid',
  'no-fixed-address',
  'refuge',
  'new-build',
  'unsure-of-award',
  'placed-outside',
];

const helped = ofCircumstance(winter, ...helpedCircumstances);
const forms = new Map(
  winter.applications.map((planned) => [planned.idempotencyKey, formOf(planned, winter.seed)]),
);

function ofCircumstance(from: Winter, ...circumstances: readonly Circumstance[]) {
  return from.applications.filter(({ circumstance }) => circumstances.includes(circumstance));
}

function formIn(planned: PlannedApplication) {
  return forms.get(planned.idempotencyKey)!;
}

const claims = new Map(
  winter.applications.map((planned) => [
    planned.idempotencyKey,
    claimIdsOf('fund', 'window', matchingKeysOf(formIn(planned), 'a key')),
  ]),
);

function keysOf(planned: PlannedApplication) {
  return claims.get(planned.idempotencyKey)!;
}

describe('the invented winter', () => {
  it('is the same for the same seed and another for another', () => {
    const options = { households: 100, seed: 7, days: 30 };
    const formsOf = (invented: Winter) =>
      invented.applications.map((planned) => formOf(planned, invented.seed));
    const once = inventWinter(options);
    expect(inventWinter(options)).toEqual(once);
    expect(formsOf(inventWinter(options))).toEqual(formsOf(once));
    expect(formsOf(inventWinter({ ...options, seed: 8 }))).not.toEqual(formsOf(once));
  });

  it('helps as many households as asked for, and the published share of them asks for more', () => {
    expect(helped).toHaveLength(2_000);
    const wanting = winter.applications.filter(({ household }) => household.wantsMoreHelp);
    expect(wanting).toHaveLength(Math.round((2_000 * 13_150) / 22_000));
    expect(wanting.every((planned) => helped.includes(planned))).toBe(true);
    expect(wanting.every((planned) => formIn(planned).moreHelp.wanted)).toBe(true);
  });

  it('hits the published figures of the winter of 2021/22 exactly', () => {
    const whole = inventWinter({ households: 22_000, seed: 1, days: daysInWindow });
    expect(ofCircumstance(whole, ...helpedCircumstances)).toHaveLength(22_000);
    expect(whole.applications.filter(({ household }) => household.wantsMoreHelp)).toHaveLength(
      13_150,
    );
  });

  it('sends every application once, under a key of its own, within the window', () => {
    const keys = new Set(winter.applications.map(({ idempotencyKey }) => idempotencyKey));
    expect(keys.size).toBe(winter.applications.length);
    expect(winter.applications.every(({ day }) => day >= 0 && day < daysInWindow)).toBe(true);
    expect(dateOfDay(daysInWindow - 1)).toBe(lastDay);
  });

  it('fills in forms that the door accepts on the day they come', () => {
    const refused = winter.applications.filter((planned) => {
      const at = `${dateOfDay(planned.day)}T09:00:00.000Z`;
      return !applicationFormSchemaAt(at).safeParse(formIn(planned)).success;
    });
    expect(refused).toEqual([]);
  });

  it('puts families where the need is', () => {
    const shares = needShare(2019);
    const places = helped.map((planned) => placeOf(formIn(planned).home, 2019));
    const inside = places.filter(({ status }) => status === 'inside');
    for (const [localityCode, share] of shares) {
      const there = inside.filter(({ area }) => area.localityCode === localityCode).length;
      expect(Math.abs(there / inside.length - share)).toBeLessThan(0.03);
    }
  });

  it('uses real postcodes for every address it means to be found', () => {
    const statusOf = (circumstance: Circumstance) =>
      new Set(
        ofCircumstance(winter, circumstance).map(
          (planned) => placeOf(formIn(planned).home, 2019).status,
        ),
      );
    expect(statusOf('plain')).toEqual(new Set(['inside']));
    expect(statusOf('second-application')).toEqual(new Set(['inside']));
    expect(statusOf('hostel')).toEqual(new Set(['inside']));
    expect(statusOf('outside-city')).toEqual(new Set(['outside']));
    expect(statusOf('placed-outside')).toEqual(new Set(['outside']));
    expect(statusOf('new-build')).toEqual(new Set(['unknown']));
    expect(statusOf('refuge')).toEqual(new Set(['hidden']));
  });

  it('lets nobody look like somebody else by chance', () => {
    const meantToMatch = ['second-application', 'shares-address-unsaid'];
    const seen = new Set<string>();
    const byChance = winter.applications
      .filter(({ circumstance }) => !meantToMatch.includes(circumstance))
      .filter((planned) => {
        const keys = keysOf(planned);
        const known = keys.some((key) => seen.has(key));
        for (const key of keys) seen.add(key);
        return known;
      });
    expect(byChance).toEqual([]);
  });

  it.each(['second-application', 'shares-address-unsaid'] as const)(
    'makes every %s share a claim with somebody who applied on an earlier day',
    (circumstance) => {
      const matching = ofCircumstance(winter, circumstance);
      expect(matching.length).toBeGreaterThan(5);
      for (const planned of matching) {
        const keys = keysOf(planned);
        const earlier = winter.applications.filter(
          (other) => other.day < planned.day && keysOf(other).some((key) => keys.includes(key)),
        );
        expect(earlier).toHaveLength(1);
      }
    },
  );

  it('writes second applications differently from first ones', () => {
    const differing = ofCircumstance(winter, 'second-application').filter((second) => {
      const first = forms.get(second.idempotencyKey.replace('-again', ''))!;
      return JSON.stringify(formIn(second).home) !== JSON.stringify(first.home);
    });
    expect(differing.length).toBeGreaterThan(50);
  });

  it('gives only those whose money comes back an account the bank treats in a special way', () => {
    const special = winter.applications.filter((planned) => {
      const { payment } = formIn(planned);
      return payment.method === 'bank-transfer' && payment.accountNumber.startsWith('999');
    });
    expect(special.length).toBeGreaterThan(20);
    expect(new Set(special.map(({ circumstance }) => circumstance))).toEqual(
      new Set(['money-comes-back']),
    );
  });

  it('has some of every trouble even when it is small', () => {
    const small = inventWinter({ households: 60, seed: 3, days: 20 });
    const found = new Set(small.applications.map(({ circumstance }) => circumstance));
    for (const circumstance of helpedCircumstances) expect(found).toContain(circumstance);
    for (const circumstance of [
      'second-application',
      'outside-city',
      'above-the-line',
      'money-comes-back',
    ] as const) {
      expect(found).toContain(circumstance);
    }
  });

  it.each([1, 2, 5, 12])('can be as small as %d households in a single day', (households) => {
    const tiny = inventWinter({ households, seed: 1, days: 1 });
    expect(ofCircumstance(tiny, ...helpedCircumstances)).toHaveLength(households);
    expect(ofCircumstance(tiny, 'second-application', 'shares-address-unsaid')).toHaveLength(0);
  });
});

describe('arrivals', () => {
  const weights = arrivalWeights(daysInWindow);
  const weightOn = (date: string) =>
    weights.find((_, day) => dateOfDay(day) === date) ?? Number.NaN;

  it('rush in December and fall away', () => {
    expect(weightOn('2021-12-07')).toBeGreaterThan(2 * weightOn('2022-01-11'));
    expect(weightOn('2022-01-11')).toBeGreaterThan(weightOn('2022-03-15'));
  });

  it('rest at weekends and over Christmas', () => {
    expect(weightOn('2022-02-06')).toBeLessThan(weightOn('2022-02-07') / 4);
    expect(weightOn('2021-12-27')).toBeLessThan(weightOn('2022-01-10') / 4);
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });
});

describe('seeded dice', () => {
  it('fall the same way for the same labels', () => {
    const throws = (...labels: readonly string[]) => {
      const dice = createDice(...labels);
      return Array.from({ length: 20 }, () => dice.whole(1, 6));
    };
    expect(throws('a', 'b')).toEqual(throws('a', 'b'));
    expect(throws('a', 'b')).not.toEqual(throws('a', 'c'));
  });

  it('follow weights and keep everything when they shuffle', () => {
    const dice = createDice('weights');
    const drawn = Array.from({ length: 10_000 }, () =>
      dice.weighted([
        ['seldom', 1],
        ['often', 9],
      ] as const),
    );
    const seldom = drawn.filter((item) => item === 'seldom').length;
    expect(Math.abs(seldom - 1_000)).toBeLessThan(150);
    const cards = Array.from({ length: 52 }, (_, card) => card);
    const shuffled = dice.shuffled(cards);
    expect(shuffled).not.toEqual(cards);
    expect(shuffled.toSorted((one, other) => one - other)).toEqual(cards);
  });
});
