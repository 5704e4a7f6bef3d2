import { sumPence, type Pence } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { cityFifth, localities } from '#shared/reference/index.ts';

import type { DecidedAgain } from './decide-again.ts';
import type { TrialCase } from './trial-case.ts';

/** What a policy means for some households, beside what it means now. All money is pence. */
export interface TrialFigures {
  readonly households: number;
  readonly awardsNow: number;
  readonly awardsThen: number;
  readonly costNowPence: Pence;
  readonly costThenPence: Pence;
  /** Households that would have more than now, and how much more together. */
  readonly gain: number;
  readonly gainedPence: Pence;
  /** Households that would have less than now, and how much less together. */
  readonly lose: number;
  readonly lostPence: Pence;
  /** Of those who gain, the ones that have nothing now; of those who lose, the ones left with nothing. */
  readonly newlyHelped: number;
  readonly noLongerHelped: number;
  readonly newlyReferred: number;
}

export type TrialDimension =
  'locality' | 'fifth' | 'ring-fence' | 'children' | 'pensioners' | 'disability';

export interface TrialRow extends TrialFigures {
  readonly key: string;
}

/** Every household is in exactly one row of each group. */
export interface TrialGroup {
  readonly dimension: TrialDimension;
  readonly rows: readonly TrialRow[];
}

export function figuresOf(decided: readonly DecidedAgain[]): TrialFigures {
  const gaining = decided.filter(({ nowPence, thenPence }) => thenPence > nowPence);
  const losing = decided.filter(({ nowPence, thenPence }) => thenPence < nowPence);
  const changed = (some: readonly DecidedAgain[]) =>
    sumPence(some.map(({ nowPence, thenPence }) => Math.abs(thenPence - nowPence)));
  return {
    households: decided.length,
    awardsNow: decided.filter(({ nowPence }) => nowPence > 0).length,
    awardsThen: decided.filter(({ thenPence }) => thenPence > 0).length,
    costNowPence: sumPence(decided.map(({ nowPence }) => nowPence)),
    costThenPence: sumPence(decided.map(({ thenPence }) => thenPence)),
    gain: gaining.length,
    gainedPence: changed(gaining),
    lose: losing.length,
    lostPence: changed(losing),
    newlyHelped: gaining.filter(({ nowPence }) => nowPence === 0).length,
    noLongerHelped: losing.filter(({ thenPence }) => thenPence === 0).length,
    newlyReferred: decided.filter(({ newlyReferred }) => newlyReferred).length,
  };
}

/** Where a household stands in a group. */
type RowOf = (tried: TrialCase) => string;

const yesOrNo = ['yes', 'no'] as const;

/**
 * The households by where they live, by how deprived their part of the city is, and by what kind of
 * household they are; rows that nobody is in are kept, so that two trials can be laid side by side.
 */
export function groupsOf(
  programme: Programme,
  decided: readonly DecidedAgain[],
): readonly TrialGroup[] {
  const fifthOf: RowOf = ({ facts }) =>
    facts.postcode === 'inside'
      ? String(cityFifth(facts.areaRank, programme.vintage))
      : 'not-known';
  const fences = programme.ringFences.map(({ ringFence }) => ringFence);
  const group = (dimension: TrialDimension, keys: readonly string[], rowOf: RowOf) =>
    groupBy(dimension, keys, rowOf, decided);
  return [
    group('locality', [...localities.map(({ code }) => code), 'city'], (one) => one.localityCode),
    group('fifth', ['1', '2', '3', '4', '5', 'not-known'], fifthOf),
    group('ring-fence', fences, ({ facts }) => facts.ringFence),
    group('children', yesOrNo, ({ facts }) => (facts.children > 0 ? 'yes' : 'no')),
    group('pensioners', yesOrNo, ({ facts }) => (facts.adultsOver65 > 0 ? 'yes' : 'no')),
    group('disability', yesOrNo, ({ facts }) => (facts.disability ? 'yes' : 'no')),
  ];
}

function groupBy(
  dimension: TrialDimension,
  keys: readonly string[],
  rowOf: RowOf,
  decided: readonly DecidedAgain[],
): TrialGroup {
  const members = new Map<string, DecidedAgain[]>(keys.map((key) => [key, []]));
  for (const one of decided) {
    const key = rowOf(one.tried);
    const row = members.get(key);
    if (row === undefined) members.set(key, [one]);
    else row.push(one);
  }
  return {
    dimension,
    rows: [...members].map(([key, some]) => ({ key, ...figuresOf(some) })),
  };
}
