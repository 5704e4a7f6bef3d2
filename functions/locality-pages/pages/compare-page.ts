import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import { localMonth } from '#shared/kernel/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import { placePage, reportReaders, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { readReport } from '../read-report.ts';
import { csvFile } from '../report-files.ts';
import { compareTable, compareView } from '../views/compare-view.ts';
import { placeChoices } from '../views/place-choices.ts';
import { choiceView, chosenReport, type ReportChoice } from '../views/report-choice.ts';
import { monthBefore } from '../words/figure-words.ts';

/** Two periods, or two programmes, side by side. */
export function compareRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage('/locality/{code}/compare', reportReaders, (request, place) =>
      showComparison(ports, request, place),
    ),
    placePage('/locality/{code}/compare.csv', reportReaders, async (request, place) => {
      const { one, other } = await readBoth(ports, request);
      return csvFile(compareTable(one, other), `compare-${place.code}.csv`);
    }),
  ];
}

async function showComparison(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { staff, at } = request;
  const { one, other, choices } = await readBoth(ports, request);
  const asked = comparisonQuery(choices);
  return page('compare.njk', {
    place,
    first: choiceView(choices.one, at),
    second: choiceView(choices.other, at),
    places: placeChoices(staff, place, (code) => `/locality/${code}/compare?${asked}`),
    report: `/locality/${place.code}`,
    comparison: compareView(one, other, place),
    csv: `/locality/${place.code}/compare.csv?${asked}`,
  });
}

async function readBoth(ports: LocalityPorts, request: StaffRequest) {
  const choices = chosenComparison(request);
  const [one, other] = await Promise.all([
    readReport(ports, request, choices.one),
    readReport(ports, request, choices.other),
  ]);
  return { one, other, choices };
}

interface Comparison {
  readonly one: ReportChoice;
  readonly other: ReportChoice;
}

/** What was asked for; at first the last month that is over beside the one before it. */
function chosenComparison({ query, at }: StaffRequest): Comparison {
  const last = monthBefore(localMonth(at));
  const { programme, period, money = 'paid' } = query;
  const one = { programme: programme ?? '', period: period ?? last, money };
  const other = {
    programme: query['with'] ?? one.programme,
    period: query['withPeriod'] ?? monthBefore(last),
    money,
  };
  return { one: chosenReport(one, at), other: chosenReport(other, at) };
}

function comparisonQuery({ one, other }: Comparison): string {
  return new URLSearchParams({
    programme: one.programme.programmeId,
    period: periodName(one),
    with: other.programme.programmeId,
    withPeriod: periodName(other),
    money: one.basis,
  }).toString();
}

function periodName({ period: { firstMonth, lastMonth } }: ReportChoice): string {
  return firstMonth === lastMonth ? firstMonth : 'all';
}
