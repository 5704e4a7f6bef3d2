import type { Programme } from '#shared/programmes/index.ts';
import type {
  ConnectionFigures,
  Figure,
  Figures,
  Reach,
  SpendAgainstNeed,
} from '#shared/reporting/index.ts';
import { formatMonth } from '#shared/web/index.ts';

import { cityCode, type Place } from '../place.ts';
import {
  countInWords,
  daysInWords,
  periodInWords,
  poundsInWords,
  shareInWords,
} from '../words/figure-words.ts';
import { areaNameOf, reachSentences } from './reach-view.ts';
import { paritySentence } from './report-view.ts';

export interface Briefing {
  /** Of all months, of which the briefing is about one. */
  readonly report: SpendAgainstNeed<Figure>;
  readonly reach: Reach;
  readonly connections: ConnectionFigures;
  readonly place: Place;
  readonly programme: Programme;
  readonly month: string;
}

const areasNamed = 10;

/** The month in sentences, each of which the figures beside it support. */
export function briefingView(briefing: Briefing) {
  const { report, reach, connections, place } = briefing;
  const [now, before] = monthsOf(briefing);
  return {
    sentences: [
      monthSentence(briefing, now, before),
      connectionSentence(briefing),
      `${periodInWords(report.period)}: ${paritySentence(report, place)}`,
      ...reachSentences(reach, place).slice(1),
    ],
    figures: [
      { name: 'Applications', value: countInWords(now?.applications) },
      { name: 'Awards', value: countInWords(now?.awards) },
      { name: 'Awarded', value: poundsInWords(now?.awardedPence) },
      { name: 'Paid', value: poundsInWords(now?.paidPence) },
      { name: 'To decision', value: daysInWords(now?.averageWaitDays) },
      { name: 'Further help', value: countInWords(connections.opened) },
    ],
    areas: reach.areas.slice(0, areasNamed).map((row) => ({
      name: areaNameOf(row, reach.vintage),
      came: countInWords(row.applications),
      expected: row.expected.toFixed(0),
    })),
  };
}

type MonthFigures = Figures<Figure> | undefined;

function monthsOf({ report, place, month }: Briefing): readonly [MonthFigures, MonthFigures] {
  const own = report.localities.find(({ localityCode }) => localityCode === place.code) ?? report;
  const at = own.months.findIndex((row) => row.month === month);
  return [own.months[at], at > 0 ? own.months[at - 1] : undefined];
}

function monthSentence(
  { place, programme, month }: Briefing,
  now: MonthFigures,
  before: MonthFigures,
): string {
  const where = place.code === cityCode ? 'Birmingham' : place.name;
  const name = programme.familyName;
  const applications = now?.applications;
  if (typeof applications !== 'number' || applications === 0) {
    return `Nobody of ${where} applied to the ${name} in ${formatMonth(month)}.`;
  }
  const came = `${families(applications)} of ${where} applied to the ${name} in ${formatMonth(month)}${comparedWith(applications, before?.applications)}.`;
  const { awards, awardedPence, paidPence, averageAwardPence } = now ?? {};
  if (typeof awards !== 'number' || awards === 0) return `${came} No award was approved.`;
  return `${came} ${families(awards)} ${awards === 1 ? 'was' : 'were'} awarded ${poundsInWords(awardedPence)}, ${poundsInWords(averageAwardPence)} on average, and ${poundsInWords(paidPence)} has arrived.`;
}

function families(count: number): string {
  return count === 1 ? '1 family' : `${countInWords(count)} families`;
}

function comparedWith(count: number, before: Figure | undefined): string {
  if (typeof before !== 'number') return '';
  const difference = count - before;
  if (difference === 0) return ', as many as in the month before';
  const amount = countInWords(Math.abs(difference));
  return `, ${amount} ${difference > 0 ? 'more' : 'fewer'} than in the month before`;
}

function connectionSentence({ connections }: Briefing): string {
  const { opened, allocated, allocatedWithinTarget } = connections;
  if (opened === 0 && allocated === 0) return 'Nobody asked for further help in the month.';
  const asked = `${families(opened)} asked for further help`;
  if (allocated === 0) return `${asked}; none was given to a worker in the month.`;
  return `${asked}; ${countInWords(allocated)} ${allocated === 1 ? 'was' : 'were'} given to a worker in the month, ${shareInWords(allocatedWithinTarget / allocated)} of them within 7 days.`;
}
