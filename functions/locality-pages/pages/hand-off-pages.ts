import * as z from 'zod';

import {
  awaitsMark,
  connectionRequests,
  handOffs,
  isOpenConnection,
  readHandOffFor,
  type AnswerHandOffRefusal,
  type FetchHandOffRefusal,
  type HandOff,
  type OpenConnectionRequest,
} from '#shared/family-connect/index.ts';
import { isReference, showReference, unreachable } from '#shared/kernel/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import {
  emptyForm,
  formatDay,
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type Route,
  type ShownForm,
} from '#shared/web/index.ts';

import { allocators, placeAction, placePage, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { requestIdIn } from '../read-request.ts';
import { csvFile, workbookFile } from '../report-files.ts';
import type { AboutReport } from '../views/about-report.ts';
import { readUntaken, untakenView } from '../views/untaken-view.ts';
import { handOffTable } from '../views/hand-off-table.ts';
import { endedInWords } from '../words/ended-words.ts';

const path = '/locality/{code}/connections/files';
const one = `${path}/{id}`;
const filesShown = 20;

const makeSchema = z.object({ handOffId: z.string().refine(isReference) });
const answerSchema = z.object({
  missing: z
    .preprocess(
      (value): unknown => (value === undefined ? [] : [value].flat()),
      z.array(z.string()),
    )
    .refine((ids) => ids.every(isReference), { error: 'Tick families of this file' }),
});

/** Families handed to the case-management system as a file, and what of it arrived there. */
export function handOffRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    placePage(path, allocators, (request, place) => showFiles(ports, request, place)),
    placeAction(path, allocators, (request, place) => makeFile(ports, request, place)),
    placePage(one, allocators, (request, place) => showFile(ports, request, place)),
    placeAction(`${one}/answer`, allocators, (request, place) => answer(ports, request, place)),
    placePage(`${one}/families.csv`, allocators, async (request, place) => {
      const file = await ports.fetchHandOff(fileAsked(request, place));
      if (!file.ok) return notFetched(ports, request, place, file.failure);
      const { handOffId } = file.value;
      const table = handOffTable(await familiesOf(ports, file.value));
      return csvFile(table, `families-${handOffId}.csv`);
    }),
    placePage(`${one}/families.xlsx`, allocators, async (request, place) => {
      const file = await ports.fetchHandOff(fileAsked(request, place));
      if (!file.ok) return notFetched(ports, request, place, file.failure);
      const { handOffId, madeAt, madeBy } = file.value;
      const table = handOffTable(await familiesOf(ports, file.value));
      const about: AboutReport = {
        title: `Families for the case-management system: ${place.name}`,
        lines: [
          ['File', showReference(handOffId)],
          ['Made', `${formatDay(madeAt)}, by ${madeBy}`],
          ['Not in it', 'Who stopped the request since'],
          ['Afterwards', 'Delete it once it was read in'],
        ],
      };
      return workbookFile(about, [table], `families-${handOffId}.xlsx`);
    }),
  ];
}

const listOf = (place: Place) => `/locality/${place.code}/connections/files`;

async function showFiles(
  { records, ids }: LocalityPorts,
  { query }: StaffRequest,
  place: Place,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const [listed, untaken] = await Promise.all([
    records.queue({
      ...{ queue: queues.connectionHandOffs(place.code), limit: filesShown },
      order: 'last-to-first',
    }),
    readUntaken(records, place),
  ]);
  return page(
    'hand-off-files.njk',
    {
      ...{ place, form, here: listOf(place), handOffId: ids.reference() },
      withWorkers: `/locality/${place.code}/connections/with-workers`,
      files: listed.items.map((item) => fileView(handOffs.parse(item).document, place)),
      untaken: untakenView(untaken),
      ended: endedInWords(query['ended']),
    },
    { status },
  );
}

function fileView(file: HandOff, place: Place) {
  const { handOffId, madeAt, madeBy, connectionRequestIds, answered } = file;
  return {
    ...{ id: handOffId, madeAt, madeBy, families: connectionRequestIds.length, answered },
    fetched: timesInWords(file.fetchedTimes ?? 0),
    arrived: connectionRequestIds.length - (answered?.missing.length ?? 0),
    href: `${listOf(place)}/${handOffId}`,
  };
}

function timesInWords(times: number): string {
  if (times === 0) return 'never';
  return times === 1 ? 'once' : `${times} times`;
}

async function makeFile(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const read = readForm(makeSchema, request.form);
  if (!read.ok) return redirect(listOf(place));
  const { handOffId } = read.value;
  const { staffId } = request.staff;
  const made = await ports.makeHandOff({ handOffId, staffId, localityCode: place.code });
  if (made.ok) {
    return redirect(
      made.value.families === 0
        ? `${listOf(place)}?ended=no-file`
        : `${listOf(place)}/${handOffId}`,
    );
  }
  const text =
    'Somebody else changed one of these families at the same moment. What was made stands below; make another file for the rest.';
  return showFiles(ports, request, place, {
    form: problemAt({}, 'make', text),
    status: 409,
  });
}

/** The file in the address, for whoever acts for the place. */
function fileAsked(request: StaffRequest, place: Place) {
  const { staffId } = request.staff;
  return { handOffId: requestIdIn(request), localityCode: place.code, staffId };
}

async function notFetched(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  { kind }: FetchHandOffRefusal,
): Promise<StaffAnswer> {
  if (kind === 'not-found') return notFound();
  const text = 'Somebody else fetched or answered this file at the same moment. Fetch it again.';
  return showFile(ports, request, place, { form: problemAt({}, 'fetch', text), status: 409 });
}

/** Those of the file who are named still and in no other file since. */
async function familiesOf(
  { records }: LocalityPorts,
  { handOffId, connectionRequestIds }: HandOff,
): Promise<readonly OpenConnectionRequest[]> {
  const items = await records.getMany(connectionRequestIds.map((id) => keys.connection(id)));
  return items.flatMap((item) => {
    const { document } = connectionRequests.parse(item);
    return isOpenConnection(document) && document.handOff?.handOffId === handOffId
      ? [document]
      : [];
  });
}

async function showFile(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const found = await readHandOffFor(ports.records, fileAsked(request, place));
  if (found === undefined) return notFound();
  const { document: file } = found;
  const families = await familiesOf(ports, file);
  // An answer that was cut off left families of whom the file says more than they do.
  const isCutOff =
    file.answered !== undefined && families.some((family) => awaitsMark(family, file.handOffId));
  return page(
    'hand-off-file.njk',
    {
      ...{ place, form, isCutOff, list: listOf(place) },
      file: fileView(file, place),
      gone: isCutOff
        ? 0
        : file.connectionRequestIds.length - families.length - (file.answered?.missing.length ?? 0),
      families: families.map(({ connectionRequestId: id, fullName }) => ({
        ...{ value: id, text: `${fullName}, ${showReference(id)}` },
      })),
    },
    { status },
  );
}

async function answer(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form } = request;
  const read = readForm(answerSchema, form);
  if (!read.ok) return showFile(ports, request, place, { form: read.failure, status: 400 });
  const answered = await ports.answerHandOff({
    ...fileAsked(request, place),
    missing: read.value.missing,
  });
  if (answered.ok) return redirect(`${listOf(place)}?ended=${answered.value}-file`);
  if (answered.failure.kind === 'not-found') return notFound();
  const problem = problemAt(form, 'missing', refusalSentence(answered.failure));
  return showFile(ports, request, place, { form: problem, status: 409 });
}

function refusalSentence(
  refusal: Exclude<AnswerHandOffRefusal, { readonly kind: 'not-found' }>,
): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else changed one of these families at the same moment. Note it again: what was noted already stays.';
    case 'not-in-file':
      return 'One of these families is not in this file. Look at it again, then tick.';
    default:
      return unreachable(refusal);
  }
}
