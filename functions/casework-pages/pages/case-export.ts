import * as z from 'zod';

import {
  caseExports,
  caseQueues,
  readExportPart,
  type CaseExport,
  type ExportCursor,
} from '#shared/applications/index.ts';
import { plusSeconds, isReference, type Instant } from '#shared/kernel/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import {
  chosenProgramme,
  programmeChoices,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { csvText, notFound, page, redirect, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { exportColumns, exportRow } from '../views/export-rows.ts';

const path = '/staff/cases/export';
/** One answer, and one read of the table: so many are quick, and far below what an answer may hold. */
const rowsInAPart = 1_000;
/** Who begins an export fetches it in the same sitting. */
const openSeconds = 24 * 3600;
const latelyShown = 20;

/** The cases of a programme as a file, without anybody's name, in parts that a browser puts together. */
export function caseExportRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(path, ['view-audit'], (request) => showExports(ports, request)),
    staffAction(path, ['view-audit'], (request) => begin(ports, request)),
    staffPage(`${path}/{exportId}`, ['view-audit'], (request) =>
      withExport(ports, request, (one) => showOne(ports, request, one)),
    ),
    staffPage(`${path}/{exportId}/rows`, ['view-audit'], (request) =>
      withExport(ports, request, (one) => sendPart(ports, request, one, 'json')),
    ),
    staffPage(`${path}/{exportId}/part.csv`, ['view-audit'], (request) =>
      withExport(ports, request, (one) => sendPart(ports, request, one, 'csv')),
    ),
  ];
}

async function showExports(
  { records }: CaseworkPorts,
  { query, at }: StaffRequest,
): Promise<StaffAnswer> {
  const programme = chosenProgramme(query['programme'], at);
  const listed = await records.queue({
    ...{ queue: queues.caseExports(), limit: latelyShown, order: 'last-to-first' },
  });
  return page('case-exports.njk', {
    ...{ programme, path },
    programmes: programmeChoices(path, programme),
    lately: listed.items.map((item) => {
      const { staffId, programmeId, begunAt } = caseExports.parse(item).document;
      return { staffId, begunAt, programme: programmeById(programmeId).name };
    }),
  });
}

async function begin(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff, at } = request;
  const asked = typeof form['programme'] === 'string' ? form['programme'] : undefined;
  const { programmeId } = chosenProgramme(asked, at);
  const exportId = await ports.beginCaseExport({ staffId: staff.staffId, programmeId });
  return redirect(`${path}/${exportId}`);
}

/** Only whoever began it, and only on that day: whoever takes cases away is on record first. */
async function withExport(
  { records }: CaseworkPorts,
  { params, staff, at }: StaffRequest,
  show: (one: CaseExport) => Promise<StaffAnswer>,
): Promise<StaffAnswer> {
  const exportId = params['exportId'] ?? '';
  if (!isReference(exportId)) return notFound();
  const found = (await caseExports.read(records, keys.caseExport(exportId)))?.document;
  const isTheirs = found?.staffId === staff.staffId && isStillOpen(found, at);
  return isTheirs ? show(found) : notFound();
}

function isStillOpen({ begunAt }: CaseExport, at: Instant): boolean {
  return plusSeconds(begunAt, openSeconds) > at;
}

/** Without a script its parts are links, a page each. */
async function showOne(
  { records }: CaseworkPorts,
  { query }: StaffRequest,
  { exportId, programmeId, begunAt }: CaseExport,
): Promise<StaffAnswer> {
  const here = `${path}/${exportId}`;
  const from = readCursor(query['from']);
  const { cases, next } = await readExportPart(records, programmeId, from, rowsInAPart);
  return page('case-export.njk', {
    ...{ path, programme: programmeById(programmeId) },
    endsAt: plusSeconds(begunAt, openSeconds),
    rows: `${here}/rows`,
    name: `cases-${programmeId}-${begunAt.slice(0, 10)}.csv`,
    isFirst: from === undefined,
    part: { rows: cases.length, href: withCursor(`${here}/part.csv`, from) },
    next: next && withCursor(here, next),
  });
}

async function sendPart(
  { records }: CaseworkPorts,
  { query }: StaffRequest,
  { exportId, programmeId }: CaseExport,
  as: 'json' | 'csv',
): Promise<StaffAnswer> {
  const from = readCursor(query['from']);
  const { cases, next } = await readExportPart(records, programmeId, from, rowsInAPart);
  // A part that is a file of its own has a heading; of a whole that is put together, the first one has it.
  const heading = as === 'csv' || from === undefined ? [exportColumns] : [];
  const text = csvText([...heading, ...cases.map(exportRow)]);
  if (as === 'csv') {
    return {
      ...{ kind: 'file', contentType: 'text/csv; charset=utf-8', body: text },
      downloadName: `cases-${programmeId}-part.csv`,
    };
  }
  const rows = `${path}/${exportId}/rows`;
  return {
    kind: 'json',
    body: { text, rows: cases.length, ...(next && { next: withCursor(rows, next) }) },
  };
}

const cursorSchema = z.strictObject({
  queue: z.enum(caseQueues),
  after: z.string().max(2_000).optional(),
});

function withCursor(address: string, from: ExportCursor | undefined): string {
  return from === undefined
    ? address
    : `${address}?from=${Buffer.from(JSON.stringify(from)).toString('base64url')}`;
}

/** What nobody of ours wrote begins at the beginning. */
function readCursor(text: string | undefined): ExportCursor | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (!parsed.success) return undefined;
    const { queue, after } = parsed.data;
    return after === undefined ? { queue } : { queue, after };
  } catch {
    return undefined;
  }
}
