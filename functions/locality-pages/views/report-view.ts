import { attribution, smallAreaByCode, vintage } from '#shared/reference/index.ts';
import {
  smallAreaInWords,
  type AreaRow,
  type Figure,
  type Figures,
  type LocalityRow,
  type MonthRow,
  type SpendAgainstNeed,
} from '#shared/reporting/index.ts';
import { drawBarsOfShare, gapInWords } from '#shared/reporting/drawings/index.ts';
import { ringFenceInWords } from '#shared/staff-web/index.ts';
import { formatMonth } from '#shared/web/index.ts';

import { cityCode, type Place } from '../place.ts';
import {
  countInWords,
  daysInWords,
  parityInWords,
  periodInWords,
  pointsInWords,
  poundsInWords,
  ratioInWords,
  shareInWords,
} from '../words/figure-words.ts';
import { moneyWord } from './map-view.ts';

/** How the money of a place compares with its need. */
export function paritySentence(report: SpendAgainstNeed<Figure>, place: Place): string {
  const own = report.localities.find(({ localityCode }) => localityCode === place.code);
  return own === undefined ? citySentence(report) : localitySentence(own, report);
}

/** Everything the page about one place shows of a report that has been made fit for its reader. */
export function reportView(report: SpendAgainstNeed<Figure>, place: Place) {
  const own = report.localities.find(({ localityCode }) => localityCode === place.code);
  const figures = own ?? report.city;
  return {
    period: periodInWords(report.period),
    moneyWord: moneyWord(report.basis),
    figures: figuresView(figures),
    sentence: paritySentence(report, place),
    parity: parityInWords(own?.parity),
    bars: barsOf(report, place),
    rows: report.localities.map((row) => rowView(row, place)),
    unplaced: figuresView(report.unplaced),
    city: figuresView(report.city),
    months: untilQuiet((own ?? report).months).map((row) => ({
      name: formatMonth(row.month),
      ...figuresView(row),
    })),
    ringFences: (own ?? report).ringFences.map((row) => ({
      name: ringFenceInWords(row.ringFence),
      ...figuresView(row),
    })),
    areas:
      own === undefined
        ? []
        : areasOf(report, place).map((area) => ({
            ...figuresView(area),
            name: areaName(report, area),
            children: countInWords(area.incomeDeprivedChildren),
          })),
    anyWithheld: isAnyWithheld(report),
    source: sourceOf(report),
  };
}

/** Months at the end in which nothing happened are left out; one in between says something. */
function untilQuiet(months: readonly MonthRow<Figure>[]): readonly MonthRow<Figure>[] {
  const last = months.findLastIndex(({ applications, awards, paidPence, returned }) =>
    [applications, awards, paidPence, returned].some((figure) => figure !== 0),
  );
  return months.slice(0, Math.max(last + 1, 1));
}

export function figuresView(figures: Figures<Figure>) {
  return {
    applications: countInWords(figures.applications),
    awards: countInWords(figures.awards),
    paid: poundsInWords(figures.paidPence),
    awarded: poundsInWords(figures.awardedPence),
    averageAward: poundsInWords(figures.averageAwardPence),
    averageWait: daysInWords(figures.averageWaitDays),
    returned: countInWords(figures.returned),
    returnedMoney: poundsInWords(figures.returnedPence),
  };
}

function rowView(row: LocalityRow<Figure>, place: Place) {
  return {
    ...figuresView(row),
    name: row.name,
    own: row.localityCode === place.code,
    needShare: shareInWords(row.needShare),
    spendShare: shareInWords(row.spendShare),
    gap: pointsInWords(row.gapPoints),
    ratio: ratioInWords(row.ratio),
    parity: parityInWords(row.parity),
  };
}

/** The report in one sentence, as one would say it on the telephone. */
function localitySentence(row: LocalityRow<Figure>, report: SpendAgainstNeed<Figure>): string {
  const { name, gapPoints, ratio } = row;
  const need = `${name} has ${shareInWords(row.needShare)} of the city’s need`;
  const verb = report.basis === 'paid' ? 'paid out' : 'awarded';
  if (gapPoints === undefined || ratio === undefined) {
    return `${need}. No money has been ${verb} in this period yet.`;
  }
  if (gapPoints === 'withheld' || ratio === 'withheld') {
    return `${need}. Its share of the money is withheld, because so few families had it.`;
  }
  const share = `and ${shareInWords(row.spendShare)} of the money ${verb}: ${gapInWords(gapPoints)}.`;
  return `${need} ${share} That is ${ratio.toFixed(2)} times its share.`;
}

function citySentence({ localities, basis }: SpendAgainstNeed<Figure>): string {
  const known = localities.filter((row) => typeof row.ratio === 'number');
  const verb = basis === 'paid' ? 'paid out' : 'awarded';
  if (known.length === 0) return `No money has been ${verb} in this period yet.`;
  const within = known.filter(({ parity }) => parity === 'in-parity').length;
  const farthest = [...known].sort((a, b) => distance(b) - distance(a))[0];
  const gap = farthest?.gapPoints;
  const far =
    farthest === undefined || typeof gap !== 'number'
      ? ''
      : ` Farthest from its share is ${farthest.name}, ${gapInWords(gap)}.`;
  return `In ${within} of ${known.length} localities the money is within 0.8 and 1.25 times their share of need.${far}`;
}

function distance({ gapPoints }: LocalityRow<Figure>): number {
  return typeof gapPoints === 'number' ? Math.abs(gapPoints) : 0;
}

/** The bars of the ten localities; with a caption they can leave the page. */
export function barsOf(
  report: SpendAgainstNeed<Figure>,
  place: Place,
  caption: readonly string[] = [],
): string {
  const spendWords = `Share of the money ${report.basis === 'paid' ? 'paid' : 'awarded'}`;
  return drawBarsOfShare({
    id: 'bars',
    caption,
    title: 'Share of the money beside share of need, by locality',
    description: `Two bars for each of the ten localities: its share of the money and its share of need. ${citySentence(report)} The table below has every figure.`,
    spendWords,
    needWords: 'Share of need',
    rows: report.localities.map((row) => ({
      name: row.name,
      spendShare: row.spendShare,
      needShare: row.needShare,
      gapPoints: row.gapPoints,
      outside: row.parity !== undefined && row.parity !== 'in-parity',
      own: row.localityCode === place.code,
    })),
  });
}

/** The small areas of a place, most children first; all of them for the city. */
export function areasOf(
  report: SpendAgainstNeed<Figure>,
  place: Place,
): readonly AreaRow<Figure>[] {
  return report.areas
    .filter(({ localityCode }) => place.code === cityCode || localityCode === place.code)
    .toSorted((a, b) => b.incomeDeprivedChildren - a.incomeDeprivedChildren);
}

/** What people call a small area of the report. */
export function areaName(report: SpendAgainstNeed<Figure>, { lsoaCode }: AreaRow<Figure>): string {
  const area = smallAreaByCode(lsoaCode, report.vintage);
  return area === undefined ? lsoaCode : smallAreaInWords(area);
}

function isAnyWithheld(report: SpendAgainstNeed<Figure>): boolean {
  const figures = [...report.localities, report.unplaced, report.city, ...report.areas];
  return figures.some((row) => Object.values(row).includes('withheld'));
}

function sourceOf({ vintage: year }: SpendAgainstNeed<Figure>) {
  return {
    vintage: year === 2019 ? vintage.deprivation2019 : vintage.deprivation2025,
    attribution,
  };
}
