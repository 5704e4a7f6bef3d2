import { readPublishedGrants } from '#shared/grant-awards/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import {
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
import { mayKnow, readReport } from '../read-report.ts';
import { runwaysOf } from '../read-runways.ts';
import { csvFile, svgFile, workbookFile } from '../report-files.ts';
import { aboutReport, captionOf } from '../views/about-report.ts';
import { grantMarks, grantsIn, grantsTable, grantsView } from '../views/grants-view.ts';
import { mapView } from '../views/map-view.ts';
import { placeChoices } from '../views/place-choices.ts';
import { choiceQuery, choiceView, chosenReport } from '../views/report-choice.ts';
import { areasTable, localitiesTable, partsTables } from '../views/report-tables.ts';
import { barsOf, reportView } from '../views/report-view.ts';
import { wardRows, wardsTable } from '../views/ward-rows.ts';
import { countInWords, poundsInWords } from '../words/figure-words.ts';

/** Where the money went beside where the need is: as a page, and as files. */
export function reportRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    staffPage('/locality', reportReaders, goToOwn),
    placePage('/locality/{code}', reportReaders, (request, place) =>
      showReport(ports, request, place),
    ),
    ...files.map((file) =>
      placePage(`/locality/{code}/${file}`, reportReaders, (request, place) =>
        sendFile(ports, request, place, file),
      ),
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
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { staff, query, at } = request;
  const choice = chosenReport(query, at);
  const [report, published] = await Promise.all([
    readReport(ports, request, choice),
    readPublishedGrants(ports.records),
  ]);
  const grants = grantsIn(published, choice.period, place);
  const asked = choiceQuery(choice, at);
  return page('report.njk', {
    place,
    programme: choice.programme,
    choice: choiceView(choice, at),
    report: reportView(report, place),
    map: mapView(report, place, choice.measure, { marks: grantMarks(grants) }),
    grants: grantsView(grants),
    wards: wardRows(report, place).map((row) => ({
      ...{ name: row.name, areas: countInWords(row.areas) },
      children: countInWords(row.incomeDeprivedChildren),
      ...{ applications: countInWords(row.applications), awards: countInWords(row.awards) },
      ...{ awarded: poundsInWords(row.awardedPence), paid: poundsInWords(row.paidPence) },
    })),
    places: placeChoices(staff, place, (code) => `/locality/${code}?${asked}`),
    reach: `/locality/${place.code}/reach?${asked}`,
    compare: `/locality/${place.code}/compare?programme=${choice.programme.programmeId}`,
    briefing: `/locality/${place.code}/briefing?programme=${choice.programme.programmeId}`,
    files: Object.fromEntries(
      files.map((file) => [file.replace('.', '_'), `/locality/${place.code}/${file}?${asked}`]),
    ),
    runways: await runwaysOf(ports, choice, place, at),
    connections: mayAllocateIn(staff, place) ? `/locality/${place.code}/connections` : undefined,
  });
}

/** The files of a report, by the name each has below the address of its place. */
const files = [
  'spend.csv',
  'areas.csv',
  'grants.csv',
  'report.xlsx',
  'map.svg',
  'shares.svg',
] as const;
type ReportFile = (typeof files)[number];

async function sendFile(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  file: ReportFile,
): Promise<StaffAnswer> {
  const { staff, query, at } = request;
  const choice = chosenReport(query, at);
  const { programme, period } = choice;
  const readMoney = () => readReport(ports, request, choice);
  const readGrants = async () => grantsIn(await readPublishedGrants(ports.records), period, place);
  const isExact = (localityCode: string) => mayKnow(staff, localityCode);
  const about = aboutReport({
    ...{ title: 'Money against need', place: place.name, programme, period, at },
    exact: may(staff, 'view-cases'),
    address: `${ports.serviceOrigin}/locality/${place.code}?${choiceQuery(choice, at)}`,
  });
  const [what = '', kind = ''] = file.split('.');
  const name = `${what}-${place.code}-${programme.programmeId}-${period.lastMonth}.${kind}`;
  switch (file) {
    case 'spend.csv':
      return csvFile(localitiesTable(await readMoney(), isExact), name);
    case 'areas.csv':
      return csvFile(areasTable(await readMoney(), place, isExact), name);
    case 'grants.csv':
      return csvFile(grantsTable(await readGrants()), name);
    case 'map.svg': {
      const [report, grants] = await Promise.all([readMoney(), readGrants()]);
      const extras = { caption: captionOf(about), marks: grantMarks(grants) };
      return svgFile(mapView(report, place, choice.measure, extras).svg, name);
    }
    case 'shares.svg':
      return svgFile(barsOf(await readMoney(), place, captionOf(about)), name);
    case 'report.xlsx': {
      const [report, grants] = await Promise.all([readMoney(), readGrants()]);
      return workbookFile(
        about,
        [
          localitiesTable(report, isExact),
          areasTable(report, place, isExact),
          wardsTable(wardRows(report, place)),
          ...partsTables(report, place, isExact),
          grantsTable(grants),
        ],
        name,
      );
    }
  }
}

function mayAllocateIn(staff: StaffMember, place: Place): boolean {
  if (!may(staff, 'allocate-connections')) return false;
  return worksForCity(staff, allocators) || staff.localityCode === place.code;
}
