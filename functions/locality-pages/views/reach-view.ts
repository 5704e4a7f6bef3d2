import { smallAreaByCode } from '#shared/reference/index.ts';
import {
  drawBarsOfShare,
  drawConcentrationCurve,
  drawMapOfNeed,
} from '#shared/reporting/drawings/index.ts';
import {
  smallAreaInWords,
  type CityFifth,
  type FifthRow,
  type Reach,
  type ReachRow,
  type SpendBasis,
} from '#shared/reporting/index.ts';

import { cityCode, type Place } from '../place.ts';
import {
  countInWords,
  daysInWords,
  pointsInWords,
  poundsInWords,
  shareInWords,
} from '../words/figure-words.ts';

/** What is compared with what was to be expected. */
export interface ReachMeasure {
  readonly id: string;
  readonly name: string;
  readonly legend: string;
  readonly value: (row: ReachRow) => number;
}

const byApplications: ReachMeasure = {
  id: 'applications',
  name: 'Applications',
  legend: 'Applications for each 100 expected',
  value: (row) => row.applications,
};

export const reachMeasures: readonly ReachMeasure[] = [
  byApplications,
  {
    id: 'awards',
    name: 'Awards',
    legend: 'Awards for each 100 applications expected',
    value: (row) => row.awards,
  },
  {
    id: 'connections',
    name: 'Requests for further help',
    legend: 'Requests for further help for each 100 applications expected',
    value: (row) => row.connections,
  },
];

export function chosenReachMeasure(asked: string | undefined): ReachMeasure {
  return reachMeasures.find(({ id }) => id === asked) ?? byApplications;
}

const fewestExpected = 1;
const shownAreas = 15;

export function reachView(reach: Reach, place: Place, basis: SpendBasis) {
  const { areas, fifths, money, need } = reach;
  return {
    sentences: reachSentences(reach, place),
    areas: areas.slice(0, shownAreas).map((row) => areaView(row, reach)),
    others: areas.slice(shownAreas).map((row) => areaView(row, reach)),
    fifths: fifths.map(fifthView),
    concentration: concentrationSentence(money.index, need.index, basis),
    moneyIndex: indexInWords(money.index),
    needIndex: indexInWords(need.index),
  };
}

function areaView(row: ReachRow, { vintage }: Reach) {
  return {
    name: areaNameOf(row, vintage),
    fifth: fifthInWords[row.fifth],
    children: countInWords(row.incomeDeprivedChildren),
    expected: row.expected.toFixed(1),
    applications: countInWords(row.applications),
    awards: countInWords(row.awards),
    connections: countInWords(row.connections),
    missed: pointsInWords(-row.missed),
    tag: row.clearlyFewer ? { text: 'clearly fewer', tone: 'orange' } : undefined,
  };
}

export function areaNameOf({ lsoaCode }: ReachRow, vintage: Reach['vintage']): string {
  const area = smallAreaByCode(lsoaCode, vintage);
  return area === undefined ? lsoaCode : smallAreaInWords(area);
}

export const fifthInWords: Readonly<Record<CityFifth, string>> = {
  1: '1, most deprived',
  2: '2',
  3: '3',
  4: '4',
  5: '5, least deprived',
};

function fifthView(row: FifthRow) {
  return {
    name: fifthInWords[row.fifth],
    areas: countInWords(row.areas),
    needShare: shareInWords(row.needShare),
    applications: countInWords(row.applications),
    rate: row.applicationRate === undefined ? '–' : row.applicationRate.toFixed(1),
    awards: countInWords(row.awards),
    awarded: shareInWords(row.awardedShare),
    average: poundsInWords(row.averageAwardPence),
    paid: poundsInWords(row.paidPence),
    settled: shareInWords(row.settledShare),
    wait: daysInWords(row.averageWaitDays),
  };
}

/** The answer as one would say it in a meeting; nothing in it that the table does not hold. */
export function reachSentences({ areas, vintage }: Reach, place: Place): readonly string[] {
  const came = areas.reduce((sum, row) => sum + row.applications, 0);
  const expected = areas.reduce((sum, row) => sum + row.expected, 0);
  if (expected === 0) return ['Nobody has applied in this period yet.'];
  const where = place.code === cityCode ? 'Birmingham' : place.name;
  const all =
    place.code === cityCode
      ? `${countInWords(came)} families whose small area is known applied.`
      : `${countInWords(came)} families of ${where} applied; with its share of the city’s need, ${countInWords(Math.round(expected))} would have.`;
  const fewer = areas.filter(({ clearlyFewer }) => clearlyFewer);
  const [first] = fewer;
  if (first === undefined) {
    return [all, 'In no small area did clearly fewer apply than chance explains.'];
  }
  const missed = Math.round(fewer.reduce((sum, row) => sum + row.missed, 0));
  const count =
    fewer.length === 1
      ? 'In 1 small area clearly fewer applied'
      : `In ${fewer.length} small areas clearly fewer applied`;
  return [
    all,
    `${count} than its need would have it: about ${countInWords(missed)} families are missing there, most of them in ${areaNameOf(first, vintage)} (${countInWords(first.applications)} came, ${first.expected.toFixed(0)} expected).`,
  ];
}

function concentrationSentence(
  money: number | undefined,
  need: number | undefined,
  basis: SpendBasis,
): string {
  if (money === undefined || need === undefined) {
    return `No money has been ${basis === 'paid' ? 'paid out' : 'awarded'} in this period yet.`;
  }
  const difference = money - need;
  const compared =
    Math.abs(difference) < 0.02
      ? 'about as much with the most deprived as the need does'
      : difference < 0
        ? 'more with the most deprived than the need does'
        : 'less with the most deprived than the need does';
  return `The money lies ${compared}: its index is ${indexInWords(money)}, that of need ${indexInWords(need)}.`;
}

function indexInWords(index: number | undefined): string {
  if (index === undefined) return '–';
  return `${index < 0 ? '−' : ''}${Math.abs(index).toFixed(2)}`;
}

export function reachMap(
  reach: Reach,
  place: Place,
  measure: ReachMeasure,
  caption: readonly string[] = [],
) {
  const title = `${measure.legend}, by small area`;
  return {
    title,
    svg: drawMapOfNeed({
      ...{ id: 'reach-map', title, vintage: reach.vintage, measure: measure.legend, caption },
      description: `Lighter areas were reached less. ${reachSentences(reach, place).join(' ')} The table below has every figure.`,
      values: new Map(
        reach.areas.map((row) => [
          row.lsoaCode,
          row.expected < fewestExpected ? undefined : (100 * measure.value(row)) / row.expected,
        ]),
      ),
      show: (value) => Math.round(value).toLocaleString('en-GB'),
      withoutValue: 'Fewer than one expected',
      ...(place.code === cityCode ? {} : { localityCode: place.code, only: true }),
    }),
  };
}

export function fifthsChart(
  { fifths }: Reach,
  basis: SpendBasis,
  caption: readonly string[] = [],
): string {
  const moneyOf = (row: FifthRow) => (basis === 'paid' ? row.paidPence : row.awardedPence);
  const whole = fifths.reduce((sum, row) => sum + moneyOf(row), 0);
  return drawBarsOfShare({
    ...{ id: 'fifths', caption, needWords: 'Share of need' },
    title: 'Share of the money beside share of need, by fifth of the city’s small areas',
    description:
      'Two bars for each fifth, the most deprived first: its share of the money and its share of need. The table below has every figure.',
    spendWords: `Share of the money ${basis === 'paid' ? 'paid' : 'awarded'}`,
    rows: fifths
      .filter(({ areas }) => areas > 0)
      .map((row) => {
        const spendShare = whole <= 0 ? undefined : moneyOf(row) / whole;
        return {
          ...{ name: `Fifth ${fifthInWords[row.fifth]}`, needShare: row.needShare, spendShare },
          gapPoints: spendShare === undefined ? undefined : (spendShare - row.needShare) * 100,
          outside: false,
        };
      }),
  });
}

export function concentrationChart(
  { money, need }: Reach,
  basis: SpendBasis,
  caption: readonly string[] = [],
): string {
  return drawConcentrationCurve({
    ...{ id: 'curve', caption, money: money.curve, need: need.curve },
    title: 'How the money lies by deprivation',
    description: `${concentrationSentence(money.index, need.index, basis)} A line above the straight one lies with the most deprived.`,
    moneyWords: `The money ${basis === 'paid' ? 'paid' : 'awarded'}`,
    needWords: 'The need',
    acrossWords: 'Share of the people, most deprived first',
  });
}
