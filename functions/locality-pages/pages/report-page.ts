import { readWindowEnvelopes } from '#shared/budget/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { windowAt } from '#shared/programmes/index.ts';
import { localities } from '#shared/reference/index.ts';
import { discloseReport, type Figure, type SpendAgainstNeed } from '#shared/reporting/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import {
  createRunwayView,
  ringFenceInWords,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, redirect, type Route } from '#shared/web/index.ts';

import {
  allocators,
  cityCode,
  placePage,
  reportReaders,
  worksForCity,
  type Place,
} from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { mapView } from '../views/map-view.ts';
import {
  choiceQuery,
  choiceView,
  chosenReport,
  type ReportChoice,
} from '../views/report-choice.ts';
import { areasCsv, localitiesCsv } from '../views/report-csv.ts';
import { reportView } from '../views/report-view.ts';

/** Where the money went beside where the need is: as a page, and as files. */
export function reportRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    staffPage('/locality', reportReaders, goToOwn),
    placePage('/locality/{code}', reportReaders, (request, place) =>
      showReport(ports, request, place),
    ),
    placePage('/locality/{code}/spend.csv', reportReaders, (request, place) =>
      sendCsv(ports, request, place, 'localities'),
    ),
    placePage('/locality/{code}/areas.csv', reportReaders, (request, place) =>
      sendCsv(ports, request, place, 'areas'),
    ),
  ];
}

/** A lead goes to their locality, everybody else begins with the city. */
function goToOwn({ staff }: StaffRequest): StaffAnswer {
  const own = worksForCity(staff, reportReaders) ? undefined : staff.localityCode;
  return redirect(`/locality/${own ?? cityCode}`);
}

async function showReport(
  ports: LocalityPorts,
  { staff, query, at }: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const choice = chosenReport(query, at);
  const report = await readReport(ports, staff, choice);
  const files = choiceQuery(choice, at);
  return page('report.njk', {
    place,
    programme: choice.programme,
    choice: choiceView(choice, at),
    report: reportView(report, place),
    map: mapView(report, place, choice.measure),
    places: placesFor(staff, place, files),
    files: {
      localities: `/locality/${place.code}/spend.csv?${files}`,
      areas: `/locality/${place.code}/areas.csv?${files}`,
    },
    runways: await runwaysOf(ports, choice, place, at),
    connections: mayAllocateIn(staff, place) ? `/locality/${place.code}/connections` : undefined,
  });
}

/** How long the money of a place lasts, by ring-fence; nothing for a window that is over. */
async function runwaysOf(
  { records, drawnByEnvelope }: LocalityPorts,
  { programme }: ReportChoice,
  place: Place,
  at: Instant,
) {
  const window = windowAt(programme, at);
  if (window === undefined) return [];
  const ofWindow = { programmeId: programme.programmeId, windowId: window.windowId };
  const [found, drawn] = await Promise.all([
    readWindowEnvelopes(records, ofWindow),
    drawnByEnvelope(ofWindow, at),
  ]);
  const lasts = createRunwayView({ drawn, at, closesOn: window.closesOn });
  const own = found.filter(
    ({ localityCode }) => place.code === cityCode || localityCode === place.code,
  );
  return programme.ringFences.map(({ ringFence }) => ({
    name: ringFenceInWords(ringFence),
    runway: lasts(own.filter((envelope) => envelope.ringFence === ringFence)),
  }));
}

async function sendCsv(
  ports: LocalityPorts,
  { staff, query, at }: StaffRequest,
  place: Place,
  table: 'localities' | 'areas',
): Promise<StaffAnswer> {
  const choice = chosenReport(query, at);
  const report = await readReport(ports, staff, choice);
  const isExact = (localityCode: string) => mayKnow(staff, localityCode);
  const { programmeId } = choice.programme;
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    body:
      table === 'localities' ? localitiesCsv(report, isExact) : areasCsv(report, place, isExact),
    downloadName: `spend-against-need-${place.code}-${table}-${programmeId}-${choice.period.lastMonth}.csv`,
  };
}

/** The report as this reader may see it; the exact one never leaves this function. */
async function readReport(
  { spendAgainstNeed }: LocalityPorts,
  staff: StaffMember,
  { programme, period, basis }: ReportChoice,
): Promise<SpendAgainstNeed<Figure>> {
  const report = await spendAgainstNeed(programme, period, basis);
  return discloseReport(report, {
    mayKnow: (localityCode) => mayKnow(staff, localityCode),
    mayKnowCity: may(staff, 'view-cases'),
  });
}

/** Exact figures are for whoever may see the cases behind them, and for a lead of the own locality. */
function mayKnow(staff: StaffMember, localityCode: string): boolean {
  return may(staff, 'view-cases') || staff.localityCode === localityCode;
}

function mayAllocateIn(staff: StaffMember, place: Place): boolean {
  if (!may(staff, 'allocate-connections')) return false;
  return worksForCity(staff, allocators) || staff.localityCode === place.code;
}

/** Links to the same report of every place somebody may see. */
function placesFor(staff: StaffMember, place: Place, query: string) {
  if (!worksForCity(staff, reportReaders)) return [];
  return [{ code: cityCode, name: 'The city' }, ...localities].map(({ code, name }) => ({
    text: name,
    href: `/locality/${code}?${query}`,
    current: code === place.code,
  }));
}
