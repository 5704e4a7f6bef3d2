import * as z from 'zod';

import {
  connectionRequests,
  handOffs,
  isOpenConnection,
  type AnswerHandOffRefusal,
  type FetchHandOffRefusal,
  type HandOff,
  type OpenConnectionRequest,
} from '#shared/family-connect/index.ts';
import { isReference, showReference, unreachable } from '#shared/kernel/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import {
  formatDay,
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import { allocators, cityCode, placeAction, placePage, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { requestIdIn } from '../read-request.ts';
import { csvFile, workbookFile } from '../report-files.ts';
import type { AboutReport } from '../views/about-report.ts';
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
      const file = await fetchFile(ports, request, place);
      if (!file.ok) return notFetched(ports, request, place, file.failure);
      const { handOffId } = file.value;
      const table = handOffTable(await familiesOf(ports, file.value));
      return csvFile(table, `families-${handOffId}.csv`);
    }),
    placePage(`${one}/families.xlsx`, allocators, async (request, place) => {
      const file = await fetchFile(ports, request, place);
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
  { form, status }: { readonly form: FormView; readonly status: number } = {
    form: { values: {} },
    status: 200,
  },
): Promise<StaffAnswer> {
  const listed = await records.queue({
    ...{ queue: queues.connectionHandOffs(place.code), limit: filesShown },
    order: 'last-to-first',
  });
  return page(
    'hand-off-files.njk',
    {
      ...{ place, form, here: listOf(place), handOffId: ids.reference() },
      withWorkers: `/locality/${place.code}/connections/with-workers`,
      files: listed.items.map((item) => fileView(handOffs.parse(item).document, place)),
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

async function readFile(
  { records }: LocalityPorts,
  request: StaffRequest,
  place: Place,
): Promise<HandOff | undefined> {
  const id = requestIdIn(request);
  if (id === '') return undefined;
  const file = (await handOffs.read(records, keys.connectionHandOff(id)))?.document;
  return place.code === cityCode || file?.localityCode === place.code ? file : undefined;
}

async function fetchFile(ports: LocalityPorts, request: StaffRequest, place: Place) {
  const { staffId } = request.staff;
  const handOffId = requestIdIn(request);
  return ports.fetchHandOff({ handOffId, staffId, localityCode: place.code });
}

async function notFetched(
  ports: LocalityPorts,
  request: StaffRequest,
  place: Place,
  { kind }: FetchHandOffRefusal,
): Promise<StaffAnswer> {
  if (kind === 'not-found') return notFound();
  const text = 'Somebody else fetched or answered this file at the same moment. Fetch it again.';
  return showFile(ports, request, place, { form: problemAt({}, 'missing', text), status: 409 });
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
  { form, status }: { readonly form: FormView; readonly status: number } = {
    form: { values: {} },
    status: 200,
  },
): Promise<StaffAnswer> {
  const file = await readFile(ports, request, place);
  if (file === undefined) return notFound();
  const families = await familiesOf(ports, file);
  return page(
    'hand-off-file.njk',
    {
      ...{ place, form, list: listOf(place) },
      file: fileView(file, place),
      gone:
        file.connectionRequestIds.length - families.length - (file.answered?.missing.length ?? 0),
      families: families.map(({ connectionRequestId: id, fullName, handOff }) => ({
        ...{ value: id, text: `${fullName}, ${showReference(id)}` },
        arrived: handOff?.arrivedAt !== undefined,
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
  const { form, staff } = request;
  const read = readForm(answerSchema, form);
  if (!read.ok) return showFile(ports, request, place, { form: read.failure, status: 400 });
  const answered = await ports.answerHandOff({
    ...{ handOffId: requestIdIn(request), missing: read.value.missing },
    ...{ staffId: staff.staffId, localityCode: place.code },
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
