import { grantsRunning, readPublishedGrants } from '#shared/grant-awards/index.ts';
import { localDate, localMonth } from '#shared/kernel/index.ts';
import { monthsOf, wholePeriodOf } from '#shared/reporting/index.ts';
import {
  chosenProgramme,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { formatMonth, page, type Route } from '#shared/web/index.ts';

import { cityCode, placePage, reportReaders, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { readReportAndReach } from '../read-report.ts';
import { runwaysOf } from '../read-runways.ts';
import { deprivationOf } from '../views/about-report.ts';
import { briefingView } from '../views/briefing-view.ts';
import { placeChoices } from '../views/place-choices.ts';
import { codesOf } from './connection-figures.ts';
import { chosenReachMeasure, reachMap } from '../views/reach-view.ts';
import { periodInWords } from '../words/figure-words.ts';

/** A month of a place on one sheet of paper, to be read out where people meet. */
export function briefingRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage('/locality/{code}/briefing', reportReaders, (request, place) =>
      showBriefing(ports, request, place),
    ),
  ];
}

async function showBriefing(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { staff, query, at } = request;
  const programme = chosenProgramme(query['programme'], at);
  const whole = wholePeriodOf(programme, at);
  const months = monthsOf(whole);
  const month = months.find((one) => one === query['period']) ?? lastFullMonth(months, at);
  const [{ report, reach }, connections, runways, grants] = await Promise.all([
    readReportAndReach(ports, request, place, { programme, basis: 'paid' }),
    ports.connectionReport(codesOf(place), { firstMonth: month, lastMonth: month }),
    month === localMonth(at) || month === months.at(-1)
      ? runwaysOf(ports, { programme }, place, at)
      : [],
    grantsOf(ports, place, at),
  ]);
  const map = reachMap(reach, place, chosenReachMeasure(undefined));
  return page('briefing.njk', {
    ...{ place, programme, map, runways, grants },
    month: formatMonth(month),
    period: periodInWords(whole),
    madeOn: localDate(at),
    months: months.map((one) => ({
      ...{ value: one, text: formatMonth(one), selected: one === month },
    })),
    places: placeChoices(
      staff,
      place,
      (code) => `/locality/${code}/briefing?programme=${programme.programmeId}&period=${month}`,
    ),
    report: `/locality/${place.code}?programme=${programme.programmeId}`,
    briefing: briefingView({ report, reach, connections, place, programme, month }),
    need: deprivationOf(programme),
  });
}

/** People meet about a month that is over; in its first month a programme has none. */
function lastFullMonth(months: readonly string[], at: string): string {
  return months.findLast((month) => month < localMonth(at)) ?? months.at(-1) ?? localMonth(at);
}

/** Community grants whose project runs here now: anybody may read them. */
async function grantsOf({ records }: LocalityPorts, place: Place, at: string) {
  const locality = place.code === cityCode ? undefined : place.code;
  return grantsRunning(await readPublishedGrants(records), localDate(at), locality).map(
    ({ groupName, purpose, amountPence, projectUntil }) => ({
      ...{ groupName, purpose, amountPence, projectUntil },
    }),
  );
}
