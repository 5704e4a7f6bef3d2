import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import { cityCode, placePage, reportReaders, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { readReach } from '../read-report.ts';
import { csvFile, svgFile, workbookFile } from '../report-files.ts';
import { aboutReport, captionOf, deprivationOf } from '../views/about-report.ts';
import { placeChoices } from '../views/place-choices.ts';
import {
  choiceQuery,
  choiceView,
  chosenReport,
  type ReportChoice,
} from '../views/report-choice.ts';
import { fifthsTable, reachTable } from '../views/reach-tables.ts';
import {
  chosenReachMeasure,
  concentrationChart,
  fifthsChart,
  reachMap,
  reachMeasures,
  reachView,
} from '../views/reach-view.ts';

const files = ['reach.csv', 'reach.xlsx', 'reach-map.svg', 'fifths.svg', 'curve.svg'] as const;
type ReachFile = (typeof files)[number];

/** Whom a programme missed: need expected beside who came, as a page and as files. */
export function reachRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage('/locality/{code}/reach', reportReaders, (request, place) =>
      showReach(ports, request, place),
    ),
    ...files.map((file) =>
      placePage(`/locality/{code}/${file}`, reportReaders, (request, place) =>
        sendFile(ports, request, place, file),
      ),
    ),
  ];
}

async function showReach(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { staff, query, at } = request;
  const choice = chosenReport(query, at);
  const { programme, basis } = choice;
  const measure = chosenReachMeasure(query['map']);
  const reach = await readReach(ports, request, place, choice);
  const asked = reachQuery(choice, measure.id, request);
  return page('reach.njk', {
    ...{ place, programme, period: choiceView(choice, at).inWords, measure },
    choice: {
      ...choiceView(choice, at),
      measures: reachMeasures.map(({ id, name }) => ({
        ...{ value: id, text: name, selected: id === measure.id },
      })),
    },
    places: placeChoices(staff, place, (code) => `/locality/${code}/reach?${asked}`),
    report: `/locality/${place.code}?${choiceQuery(choice, at)}`,
    reach: reachView(reach, place, basis),
    map: reachMap(reach, place, measure),
    fifthsChart: fifthsChart(reach, basis),
    curve: concentrationChart(reach, basis),
    need: deprivationOf(programme),
    files: Object.fromEntries(
      files.map((file) => [file.replace(/[.-]/g, '_'), `/locality/${place.code}/${file}?${asked}`]),
    ),
    isCity: place.code === cityCode,
  });
}

async function sendFile(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  file: ReachFile,
): Promise<StaffAnswer> {
  const { query, at } = request;
  const choice = chosenReport(query, at);
  const { programme, period, basis } = choice;
  const measure = chosenReachMeasure(query['map']);
  const reach = await readReach(ports, request, place, choice);
  const about = aboutReport({
    ...{ title: 'Who was reached and who was missed', place: place.name, programme, period, at },
    exact: true,
    address: `${ports.serviceOrigin}/locality/${place.code}/reach?${reachQuery(choice, measure.id, request)}`,
  });
  const caption = captionOf(about);
  const [what = '', kind = ''] = file.split('.');
  const name = `${what}-${place.code}-${programme.programmeId}-${period.lastMonth}.${kind}`;
  switch (file) {
    case 'reach.csv':
      return csvFile(reachTable(reach), name);
    case 'reach.xlsx':
      return workbookFile(about, [reachTable(reach), fifthsTable(reach)], name);
    case 'reach-map.svg':
      return svgFile(reachMap(reach, place, measure, caption).svg, name);
    case 'fifths.svg':
      return svgFile(fifthsChart(reach, basis, caption), name);
    case 'curve.svg':
      return svgFile(concentrationChart(reach, basis, caption), name);
  }
}

function reachQuery(choice: ReportChoice, measure: string, { at }: StaffRequest): string {
  const query = new URLSearchParams(choiceQuery(choice, at));
  query.set('map', measure);
  return query.toString();
}
