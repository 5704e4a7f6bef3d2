import { localDate, localMonth, plusCalendarMonths } from '#shared/kernel/index.ts';
import { localities } from '#shared/reference/index.ts';
import type { ConnectionFigures, Period } from '#shared/reporting/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import { formatMonth, page, type Route } from '#shared/web/index.ts';

import { cityCode, placePage, reportReaders, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { csvFile } from '../report-files.ts';
import { connectionMonthsTable } from '../views/connection-tables.ts';
import { placeChoices } from '../views/place-choices.ts';
import { layerInWords } from '../words/cass-words.ts';
import { connectionHeadingInWords, outcomeInWords } from '../words/connection-words.ts';
import { countInWords, daysInWords, periodInWords, shareInWords } from '../words/figure-words.ts';

const monthsBack = 12;

/** How the requests of a place go, month by month, as the city reports them. */
export function connectionFigureRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage('/locality/{code}/further-help', reportReaders, (request, place) =>
      showFigures(ports, request, place),
    ),
    placePage('/locality/{code}/further-help.csv', reportReaders, async (request, place) => {
      const { figures } = await readFigures(ports, request, place);
      return csvFile(connectionMonthsTable(figures, place.name), `further-help-${place.code}.csv`);
    }),
  ];
}

/** The whole city is its ten localities and those whose address is hidden. */
export function codesOf(place: Place): readonly string[] {
  return place.code === cityCode ? [cityCode, ...localities.map(({ code }) => code)] : [place.code];
}

async function readFigures(
  { connectionReport }: LocalityPorts,
  { at }: StaffRequest,
  place: Place,
): Promise<{ readonly figures: ConnectionFigures; readonly period: Period }> {
  const period = {
    firstMonth: plusCalendarMonths(localDate(at), -monthsBack).slice(0, 'YYYY-MM'.length),
    lastMonth: localMonth(at),
  };
  return { figures: await connectionReport(codesOf(place), period), period };
}

async function showFigures(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { figures, period } = await readFigures(ports, request, place);
  return page('further-help.njk', {
    ...{ place, period: periodInWords(period) },
    places: placeChoices(request.staff, place, (code) => `/locality/${code}/further-help`),
    report: `/locality/${place.code}`,
    csv: `/locality/${place.code}/further-help.csv`,
    figures: [
      { name: 'Asked', value: countInWords(figures.opened) },
      { name: 'Given to a worker', value: countInWords(figures.allocated) },
      { name: 'Spoken with', value: countInWords(figures.contacted) },
      { name: 'Within 7 days', value: shareInWords(figures.withinTargetShare) },
      { name: 'Half had one within', value: medianInWords(figures.medianWaitDays) },
      { name: 'On average after', value: daysInWords(figures.averageWaitDays) },
    ],
    outcomes: figures.outcomes.map(({ outcome, closed }) => ({
      ...{ name: outcomeInWords(outcome), closed: countInWords(closed) },
    })),
    layers: figures.layers.map(({ layer, opened }) => ({
      ...{ name: layerInWords(layer), opened: countInWords(opened) },
    })),
    headings: figures.headings.map(({ heading, opened }) => ({
      name: connectionHeadingInWords(heading),
      opened: countInWords(opened),
    })),
    months: figures.months.map((row) => ({
      name: formatMonth(row.month),
      opened: countInWords(row.opened),
      openedSoFar: countInWords(row.openedSoFar),
      allocated: countInWords(row.allocated),
      withinTarget: shareInWords(row.withinTargetShare),
      median: medianInWords(row.medianWaitDays),
    })),
  });
}

/** Counted in whole days that were over: 0 is within the first. */
function medianInWords(days: number | undefined): string {
  if (days === undefined) return '–';
  return days === 0 ? '1 day' : `${days + 1} days`;
}
