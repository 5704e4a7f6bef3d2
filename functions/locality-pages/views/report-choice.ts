import type { Instant } from '#shared/kernel/index.ts';
import { programmes, type Programme } from '#shared/programmes/index.ts';
import { monthsOf, wholePeriodOf, type Period, type SpendBasis } from '#shared/reporting/index.ts';
import { chosenProgramme } from '#shared/staff-web/index.ts';
import { formatMonth } from '#shared/web/index.ts';

import { periodInWords } from '../words/figure-words.ts';
import { chosenMeasure, measures, type MapMeasure } from './map-view.ts';

/** What somebody asked to see. An address with something unknown in it shows the usual report. */
export interface ReportChoice {
  readonly programme: Programme;
  readonly period: Period;
  readonly basis: SpendBasis;
  readonly measure: MapMeasure;
}

export function chosenReport(query: Readonly<Record<string, string>>, at: Instant): ReportChoice {
  const programme = chosenProgramme(query['programme'], at);
  const whole = wholePeriodOf(programme, at);
  const month = monthsOf(whole).find((one) => one === query['period']);
  return {
    programme,
    period: month === undefined ? whole : { firstMonth: month, lastMonth: month },
    basis: query['money'] === 'awarded' ? 'awarded' : 'paid',
    measure: chosenMeasure(query['map']),
  };
}

/** The choice as part of an address, for the downloads of the same report. */
export function choiceQuery(
  { programme, period, basis, measure }: ReportChoice,
  at: Instant,
): string {
  const whole = isWhole(programme, period, at);
  const query = {
    programme: programme.programmeId,
    period: whole ? 'all' : period.firstMonth,
    money: basis,
    map: measure.id,
  };
  return new URLSearchParams(query).toString();
}

function isWhole(programme: Programme, period: Period, at: Instant): boolean {
  const whole = wholePeriodOf(programme, at);
  return whole.firstMonth === period.firstMonth && whole.lastMonth === period.lastMonth;
}

/** The form that changes the report. */
export function choiceView({ programme, period, basis, measure }: ReportChoice, at: Instant) {
  const whole = wholePeriodOf(programme, at);
  const everything = isWhole(programme, period, at);
  const months = monthsOf(whole).map((month) => ({
    value: month,
    text: formatMonth(month),
    selected: !everything && month === period.firstMonth,
  }));
  return {
    inWords: periodInWords(period),
    programmes: programmes.map(({ programmeId, name }) => ({
      value: programmeId,
      text: name,
      selected: programmeId === programme.programmeId,
    })),
    periods: [
      { value: 'all', text: `All of it: ${periodInWords(whole)}`, selected: everything },
      ...months,
    ],
    money: [
      { value: 'paid', text: 'Paid: it has arrived', selected: basis === 'paid' },
      { value: 'awarded', text: 'Awarded: it is promised', selected: basis === 'awarded' },
    ],
    measures: measures.map(({ id, name }) => ({
      value: id,
      text: name,
      selected: id === measure.id,
    })),
  };
}
