import type { AreaRow, Figure, SpendAgainstNeed, SpendBasis } from '#shared/reporting/index.ts';
import { drawMapOfNeed, type AreaValue, type MapOfNeed } from '#shared/reporting/drawings/index.ts';

import { cityCode, type Place } from '../place.ts';
import { periodInWords } from '../words/figure-words.ts';

/** One thing the map can show of each small area. */
export interface MapMeasure {
  readonly id: string;
  readonly name: string;
  readonly legend: (basis: SpendBasis) => string;
  readonly value: (area: AreaRow<Figure>, basis: SpendBasis) => AreaValue;
  readonly show: (value: number) => string;
}

/** Below so many children a rate says more about chance than about the area. */
const fewestChildren = 10;

const moneyForEachChild: MapMeasure = {
  id: 'money',
  name: 'Money for each child',
  legend: (basis) => `${moneyWord(basis)} for each income-deprived child`,
  value: (area, basis) =>
    perChild(area, basis === 'paid' ? area.paidPence : area.awardedPence, 0.01),
  show: (value) => `£${trimmed(value)}`,
};

export const measures: readonly MapMeasure[] = [
  moneyForEachChild,
  {
    id: 'applications',
    name: 'Applications for each 100 children',
    legend: () => 'Applications for each 100 income-deprived children',
    value: (area) => perChild(area, area.applications, 100),
    show: trimmed,
  },
  {
    id: 'need',
    name: 'Need itself',
    legend: () => 'Income-deprived children living in each small area',
    value: (area) => area.incomeDeprivedChildren,
    show: trimmed,
  },
];

export function chosenMeasure(asked: string | undefined): MapMeasure {
  return measures.find(({ id }) => id === asked) ?? moneyForEachChild;
}

export function moneyWord(basis: SpendBasis): string {
  return basis === 'paid' ? 'Paid' : 'Awarded';
}

function perChild(area: AreaRow<Figure>, amount: Figure, times: number): AreaValue {
  if (amount === 'withheld') return amount;
  const { incomeDeprivedChildren } = area;
  if (incomeDeprivedChildren < fewestChildren) return undefined;
  return (Math.max(0, amount) * times) / incomeDeprivedChildren;
}

/** Two figures are as many as anybody compares: `£140`, `8.5`. */
function trimmed(value: number): string {
  return value >= 10 || Number.isInteger(value)
    ? Math.round(value).toLocaleString('en-GB')
    : value.toFixed(1);
}

export interface MapView {
  readonly svg: string;
  readonly title: string;
}

/** What a map says besides: lines below a file, and grants at the middle of wards. */
export interface MapExtras extends Pick<MapOfNeed, 'marks'> {
  readonly caption?: readonly string[];
}

export function mapView(
  report: SpendAgainstNeed<Figure>,
  place: Place,
  measure: MapMeasure,
  { caption = [], marks }: MapExtras = {},
): MapView {
  const { basis, areas, vintage, period, programmeName } = report;
  const legend = measure.legend(basis);
  const title = `${legend}, by small area`;
  return {
    title,
    svg: drawMapOfNeed({
      ...{ id: 'map', title, vintage, measure: legend, caption },
      description: `A map of Birmingham’s ${areas.length} small areas, ${programmeName}, ${periodInWords(period)}. Darker areas have more. ${averagesInWords(report, place, measure)} The table of small areas below has every figure.`,
      values: new Map(areas.map((area) => [area.lsoaCode, measure.value(area, basis)])),
      show: (value) => measure.show(value),
      withoutValue: `Fewer than ${fewestChildren} such children`,
      ...(marks && { marks }),
      ...(place.code === cityCode ? {} : { localityCode: place.code }),
    }),
  };
}

/** The middle area of the place and of the city, for whoever cannot see the map. */
function averagesInWords(
  { areas, basis }: SpendAgainstNeed<Figure>,
  place: Place,
  measure: MapMeasure,
): string {
  const middle = (rows: readonly AreaRow<Figure>[]) => {
    const values = rows
      .map((area) => measure.value(area, basis))
      .filter((value) => typeof value === 'number')
      .sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)];
  };
  const ofCity = middle(areas);
  const ofPlace = middle(areas.filter(({ localityCode }) => localityCode === place.code));
  if (ofCity === undefined) return '';
  const city = `In the middle one of all areas it is ${measure.show(ofCity)}.`;
  return ofPlace === undefined
    ? city
    : `${city} In the middle one of ${place.name} it is ${measure.show(ofPlace)}.`;
}
