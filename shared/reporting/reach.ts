import {
  cityFifth,
  cityRank,
  smallAreaByCode,
  smallAreasOf,
  type SmallArea,
  type Vintage,
} from '#shared/reference/index.ts';
import { invariant } from '#shared/kernel/index.ts';

import { concentrationOf, type ConcentrationPoint } from './concentration.ts';
import type { ConnectionsByArea } from './connections-by-area.ts';
import type { AreaRow, SpendAgainstNeed } from './spend-against-need.ts';

/** A small area: how many came, beside how many would have, had all need been met alike. */
export interface ReachRow {
  readonly lsoaCode: string;
  readonly incomeDeprivedChildren: number;
  readonly fifth: CityFifth;
  /** The city's applications in proportion to need. */
  readonly expected: number;
  readonly applications: number;
  readonly awards: number;
  readonly connections: number;
  /** Expected less those who came; below zero where more came. */
  readonly missed: number;
  /** Those who came for each one expected; absent where nobody is expected. */
  readonly reach: number | undefined;
  /** So few that chance would explain it less than once in forty. */
  readonly clearlyFewer: boolean;
}

export type CityFifth = ReturnType<typeof cityFifth>;

/** The small areas of a place that are in one fifth of the city's, 1 the most deprived. */
export interface FifthRow {
  readonly fifth: CityFifth;
  readonly areas: number;
  readonly needShare: number;
  readonly applications: number;
  readonly awards: number;
  readonly settled: number;
  readonly awardedPence: number;
  readonly paidPence: number;
  /** Awards for each application. */
  readonly awardedShare: number | undefined;
  /** Awards whose money arrived, for each award. */
  readonly settledShare: number | undefined;
  /** Applications for each hundred income-deprived children. */
  readonly applicationRate: number | undefined;
  readonly averageAwardPence: number | undefined;
  readonly averageWaitDays: number | undefined;
}

export interface Reach {
  readonly vintage: Vintage;
  /** Most missed first. */
  readonly areas: readonly ReachRow[];
  readonly fifths: readonly FifthRow[];
  readonly money: Concentration;
  readonly need: Concentration;
}

export interface Concentration {
  /** From −1 to 1: below 0 where it is concentrated among the most deprived. Absent where there is none. */
  readonly index: number | undefined;
  readonly curve: readonly ConcentrationPoint[];
}

/** What a reach is worked out for. */
export interface ReachOptions {
  readonly isOfPlace: (localityCode: string) => boolean;
  /** The city's applications as the reader may know them. */
  readonly discloseCity: (applications: number) => number;
}

/**
 * Whom a programme reached in a place and whom it missed, by the small areas that applications are known
 * to come from. What is expected of an area is its share of the city's need of the city's applications.
 */
export function reachOf(
  report: SpendAgainstNeed,
  connections: ConnectionsByArea,
  { isOfPlace, discloseCity }: ReachOptions,
): Reach {
  const { vintage, areas, basis } = report;
  const need = sum(areas, (area) => area.incomeDeprivedChildren);
  const cameInAll = discloseCity(sum(areas, (area) => area.applications));
  const own = areas.filter(({ localityCode }) => isOfPlace(localityCode));
  const ranked = own
    .map((row) => ({ row, area: areaOf(row.lsoaCode, vintage) }))
    .sort((one, other) => cityRank(other.area) - cityRank(one.area));
  const curveOf = (amount: (row: AreaRow) => number) =>
    concentrationOf(
      ranked.map(({ row, area }) => ({ weight: area.population, amount: amount(row) })),
    );
  return {
    vintage,
    areas: own
      .map((row) => reachRow(row, { vintage, need, cameInAll, connections }))
      .sort((one, other) => other.missed - one.missed),
    fifths: fifthRows(own, vintage),
    money: curveOf(({ paidPence, awardedPence }) =>
      Math.max(0, basis === 'paid' ? paidPence : awardedPence),
    ),
    need: curveOf(({ incomeDeprivedChildren }) => incomeDeprivedChildren),
  };
}

interface City {
  readonly vintage: Vintage;
  readonly need: number;
  readonly cameInAll: number;
  readonly connections: ConnectionsByArea;
}

function reachRow(row: AreaRow, { vintage, need, cameInAll, connections }: City): ReachRow {
  const { lsoaCode, incomeDeprivedChildren, applications, awards } = row;
  const expected = (cameInAll * incomeDeprivedChildren) / need;
  return {
    ...{ lsoaCode, incomeDeprivedChildren, applications, awards, expected },
    fifth: fifthOf(lsoaCode, vintage),
    connections: connections.get(lsoaCode) ?? 0,
    missed: expected - applications,
    reach: expected === 0 ? undefined : applications / expected,
    clearlyFewer: chanceOfAtMost(applications, expected) < 0.025,
  };
}

/** How likely a Poisson count with this mean is so small or smaller. */
export function chanceOfAtMost(count: number, mean: number): number {
  if (mean <= 0) return 1;
  // Kept as a logarithm, which a large mean does not bring to nothing.
  let logTerm = -mean;
  let chance = Math.exp(logTerm);
  for (let n = 1; n <= count; n += 1) {
    logTerm += Math.log(mean / n);
    chance += Math.exp(logTerm);
  }
  return Math.min(1, chance);
}

const everyFifth: readonly CityFifth[] = [1, 2, 3, 4, 5];

function fifthRows(own: readonly AreaRow[], vintage: Vintage): readonly FifthRow[] {
  const need = sum(own, (area) => area.incomeDeprivedChildren);
  return everyFifth.map((fifth) => {
    const rows = own.filter(({ lsoaCode }) => fifthOf(lsoaCode, vintage) === fifth);
    const of = (amount: (row: AreaRow) => number) => sum(rows, amount);
    const [applications, awards] = [of((row) => row.applications), of((row) => row.awards)];
    const [settled, children] = [of((row) => row.settled), of((row) => row.incomeDeprivedChildren)];
    return {
      ...{ fifth, areas: rows.length, applications, awards, settled },
      needShare: need === 0 ? 0 : children / need,
      awardedPence: of((row) => row.awardedPence),
      paidPence: of((row) => row.paidPence),
      awardedShare: ratio(awards, applications),
      settledShare: ratio(settled, awards),
      applicationRate: ratio(applications * 100, children),
      averageAwardPence: averaged(rows, awards, (row) => row.averageAwardPence),
      averageWaitDays: averaged(rows, awards, (row) => row.averageWaitDays),
    };
  });
}

/** The average of averages, each as often as it has awards. */
function averaged(
  rows: readonly AreaRow[],
  awards: number,
  average: (row: AreaRow) => number | undefined,
): number | undefined {
  return ratio(
    sum(rows, (row) => (average(row) ?? 0) * row.awards),
    awards,
  );
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function sum<Row>(rows: readonly Row[], amount: (row: Row) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0);
}

const fifthsOf = new Map<Vintage, ReadonlyMap<string, CityFifth>>();

function fifthOf(lsoaCode: string, vintage: Vintage): CityFifth {
  let fifths = fifthsOf.get(vintage);
  if (fifths === undefined) {
    fifths = new Map(
      smallAreasOf(vintage).map((area) => [area.code, cityFifth(cityRank(area), vintage)]),
    );
    fifthsOf.set(vintage, fifths);
  }
  const fifth = fifths.get(lsoaCode);
  invariant(fifth !== undefined, `${lsoaCode} is not a small area of Birmingham`);
  return fifth;
}

function areaOf(lsoaCode: string, vintage: Vintage): SmallArea {
  const area = smallAreaByCode(lsoaCode, vintage);
  invariant(area !== undefined, `${lsoaCode} is not a small area of Birmingham`);
  return area;
}
