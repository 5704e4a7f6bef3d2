import type { Figure, Figures, SpendAgainstNeed } from '#shared/reporting/index.ts';
import type { DataCell, DataColumn, DataTable } from '#shared/web/index.ts';

import type { Place } from '../place.ts';
import {
  countInWords,
  daysInWords,
  periodInWords,
  pointsInWords,
  poundsInWords,
  shareInWords,
} from '../words/figure-words.ts';
import { figure, times } from './report-tables.ts';

type Report = SpendAgainstNeed<Figure>;

/** One report beside another, and what is between them as far as both are shown. */
export function compareView(one: Report, other: Report, place: Place) {
  const [own, theirs] = [figuresOf(one, place), figuresOf(other, place)];
  return {
    names: namesOf(one, other),
    beside: nameOf(other),
    sentence: sentenceOf(own, theirs, one, other, place),
    figures: measures.map(({ name, of, show }) => ({
      name,
      one: show(of(own)),
      other: show(of(theirs)),
      change: changeInWords(of(own), of(theirs)),
    })),
    rows: one.localities.map((row, at) => {
      const beside = other.localities[at];
      return {
        name: row.name,
        own: row.localityCode === place.code,
        needOne: shareInWords(row.needShare),
        needOther: shareInWords(beside?.needShare),
        spendOne: shareInWords(row.spendShare),
        spendOther: shareInWords(beside?.spendShare),
        gapOne: pointsInWords(row.gapPoints),
        gapOther: pointsInWords(beside?.gapPoints),
        moved: pointsInWords(difference(row.gapPoints, beside?.gapPoints)),
      };
    }),
  };
}

function figuresOf(report: Report, place: Place): Figures<Figure> {
  return report.localities.find(({ localityCode }) => localityCode === place.code) ?? report.city;
}

function nameOf({ programmeName, period }: Report): string {
  return `${programmeName}, ${periodInWords(period)}`;
}

/** Of one programme the periods tell two apart. */
function namesOf(one: Report, other: Report): readonly string[] {
  const isSame = one.programmeId === other.programmeId;
  return [one, other].map((report) => (isSame ? periodInWords(report.period) : nameOf(report)));
}

interface Measure {
  readonly name: string;
  readonly of: (figures: Figures<Figure>) => Figure | undefined;
  readonly show: (value: Figure | undefined) => string;
}

const measures: readonly Measure[] = [
  { name: 'Applications', of: (row) => row.applications, show: countInWords },
  { name: 'Awards', of: (row) => row.awards, show: countInWords },
  { name: 'Average award', of: (row) => row.averageAwardPence, show: poundsInWords },
  { name: 'Awarded', of: (row) => row.awardedPence, show: poundsInWords },
  { name: 'Paid', of: (row) => row.paidPence, show: poundsInWords },
  { name: 'Came back', of: (row) => row.returned, show: countInWords },
  { name: 'From application to decision', of: (row) => row.averageWaitDays, show: daysInWords },
];

function difference(one: Figure | undefined, other: Figure | undefined): Figure | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one === 'withheld' || other === 'withheld' ? 'withheld' : one - other;
}

/** `+12.5%`; from nothing there is no percentage. */
function changeInWords(one: Figure | undefined, other: Figure | undefined): string {
  const change = difference(one, other);
  if (change === 'withheld') return '*';
  if (change === undefined || typeof other !== 'number' || other === 0) return '–';
  return `${pointsInWords((100 * change) / other)}%`;
}

function sentenceOf(
  own: Figures<Figure>,
  theirs: Figures<Figure>,
  one: Report,
  other: Report,
  place: Place,
): string {
  const came = `${countInWords(own.applications)} families of ${place.name} applied in ${periodInWords(one.period)}, ${countInWords(theirs.applications)} in ${periodInWords(other.period)}.`;
  const [row, beside] = [one, other].map(({ localities }) =>
    localities.find(({ localityCode }) => localityCode === place.code),
  );
  if (typeof row?.spendShare !== 'number' || typeof beside?.spendShare !== 'number') return came;
  return `${came} Its share of the money is ${shareInWords(row.spendShare)} beside ${shareInWords(beside.spendShare)}; its share of need ${needInWords(row.needShare, beside.needShare)}.`;
}

function needInWords(one: number, other: number): string {
  const [first, second] = [shareInWords(one), shareInWords(other)];
  return first === second ? `is ${first}` : `is ${first} beside ${second}`;
}

/** The ten localities and the city in both, one row each. */
export function compareTable(one: Report, other: Report): DataTable {
  const side = (suffix: string, heading: string): readonly DataColumn[] => [
    { name: `applications_${suffix}`, heading: `Applications, ${heading}`, kind: 'count' },
    { name: `awards_${suffix}`, heading: `Awards, ${heading}`, kind: 'count' },
    { name: `paid_pounds_${suffix}`, heading: `Paid, £, ${heading}`, kind: 'pounds' },
    { name: `awarded_pounds_${suffix}`, heading: `Awarded, £, ${heading}`, kind: 'pounds' },
    { name: `gap_points_${suffix}`, heading: `Gap, points, ${heading}`, kind: 'percent' },
  ];
  const cells = (row: Figures<Figure>, gapPoints?: Figure): readonly DataCell[] => [
    ...[figure(row.applications), figure(row.awards)],
    ...[times(row.paidPence, 0.01), times(row.awardedPence, 0.01), figure(gapPoints)],
  ];
  return {
    name: 'Comparison',
    columns: [
      { name: 'locality', heading: 'Locality', kind: 'text' },
      ...side('first', nameOf(one)),
      ...side('second', nameOf(other)),
      { name: 'first', heading: 'First', kind: 'text' },
      { name: 'second', heading: 'Second', kind: 'text' },
    ],
    rows: [
      ...one.localities.map((row, at) => {
        const beside = other.localities[at] ?? row;
        return [
          ...[row.name, ...cells(row, row.gapPoints), ...cells(beside, beside.gapPoints)],
          ...[nameOf(one), nameOf(other)],
        ];
      }),
      ['Birmingham', ...cells(one.city), ...cells(other.city), nameOf(one), nameOf(other)],
    ],
  };
}
