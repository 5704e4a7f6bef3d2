import { isDeepStrictEqual } from 'node:util';

import * as z from 'zod';

import { inStoryOrder } from '#shared/events/index.ts';
import {
  costNames,
  figuresOf,
  findReturnPeriod,
  readEditions,
  returnPeriodsOf,
  signedOf,
  whyNotReady,
  type ReturnCosts,
  type ReturnEdition,
  type ReturnPeriod,
} from '#shared/official-returns/index.ts';
import { localDate } from '#shared/kernel/index.ts';
import { programmes, type Programme } from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent, type RecordReader } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  actorInWords,
  eventSentence,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  formatMonth,
  notFound,
  optionalPounds,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import { workbookType, writeWorkbook } from '#shared/web/workbook.ts';

import type { FinancePorts } from '../ports.ts';
import {
  costLines,
  costWords,
  householdLines,
  returnFileName,
  returnWorkbook,
  splitsOf,
} from '../views/return-view.ts';
import { notReadySentence, returnRefusal } from '../words/return-words.ts';
import { bankReaders } from './bank.ts';

const list = '/staff/returns';
const path = `${list}/{programme}/{period}`;

/** What programmes report to their funder: figures, whether they tie with the ledger, and the two who sign. */
export function returnRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage(list, bankReaders, (request) => showList(ports, request)),
    staffPage(path, bankReaders, (request) => withReturn(ports, request, showReturn)),
    staffPage(`${path}/workbook.xlsx`, bankReaders, (request) =>
      withReturn(ports, request, workbook),
    ),
    staffAction(`${path}/propose`, ['reconcile'], (request) => withReturn(ports, request, propose)),
    staffAction(`${path}/sign`, ['reconcile'], (request) => withReturn(ports, request, sign)),
    staffAction(`${path}/withdraw`, ['reconcile'], (request) =>
      withReturn(ports, request, withdraw),
    ),
  ];
}

async function showList({ records }: FinancePorts, { at }: StaffRequest): Promise<StaffAnswer> {
  const reporting = programmes.filter(({ officialReturn }) => officialReturn !== undefined);
  return page('returns.njk', {
    programmes: await Promise.all(
      reporting.map(async (programme) => ({
        name: programme.name,
        periods: await Promise.all(
          returnPeriodsOf(programme, at).map(async (period) => {
            const editions = await readEditions(records, programme.programmeId, period.periodId);
            return {
              name: periodInWords(period),
              href: hrefOf(programme, period),
              tag: tagOf(editions.at(-1)?.document),
            };
          }),
        ),
      })),
    ),
  });
}

function tagOf(edition: ReturnEdition | undefined) {
  switch (edition?.state) {
    case 'proposed':
      return { text: 'To be signed', tone: 'yellow' };
    case 'signed':
      return { text: 'Signed', tone: 'green' };
    case 'withdrawn':
    case undefined:
      return { text: 'Not proposed', tone: 'grey' };
  }
}

function periodInWords({ firstMonth, lastMonth }: ReturnPeriod): string {
  return `${formatMonth(firstMonth)} to ${formatMonth(lastMonth)}`;
}

function hrefOf({ programmeId }: Programme, { periodId }: ReturnPeriod): string {
  return `${list}/${programmeId}/${periodId}`;
}

interface OfPeriod {
  readonly programme: Programme;
  readonly period: ReturnPeriod;
}

async function withReturn(
  ports: FinancePorts,
  request: StaffRequest,
  show: (ports: FinancePorts, request: StaffRequest, of: OfPeriod) => Promise<StaffAnswer>,
): Promise<StaffAnswer> {
  const { params, at } = request;
  const programme = programmes.find(({ programmeId }) => programmeId === params['programme']);
  const period = programme && findReturnPeriod(programme, params['period'] ?? '', at);
  return programme === undefined || period === undefined
    ? notFound()
    : show(ports, request, { programme, period });
}

async function showReturn(
  ports: FinancePorts,
  { staff, query, at }: StaffRequest,
  { programme, period }: OfPeriod,
  problem?: { readonly form?: FormView; readonly refused?: string },
): Promise<StaffAnswer> {
  const { records } = ports;
  const [counted, editions] = await Promise.all([
    ports.officialReturn(programme, period),
    readEditions(records, programme.programmeId, period.periodId),
  ]);
  const notReady = await whyNotReady(records, { programme, period }, counted, at);
  const figures = figuresOf(counted);
  const last = editions.at(-1)?.document;
  const signed = signedOf(editions);
  const mayAct = may(staff, 'reconcile');
  const proposal = last?.state === 'proposed' ? last : undefined;
  const isRefused = problem !== undefined;
  return page(
    'return.njk',
    {
      programme: programme.name,
      period: periodInWords(period),
      href: hrefOf(programme, period),
      isForCopying: programme.officialReturn?.isForCopying === true,
      fileName: returnFileName(programme, period.lastMonth),
      splits: splitsOf(figures),
      households: householdLines(figures),
      takenBack: figures.takenBack,
      paidPence: counted.inAll.paidPence,
      notReady: notReady && notReadySentence(notReady),
      ties: tiesWords[notReady?.kind ?? 'ties'],
      proposal: proposal && {
        ...{ edition: proposal.edition, paidPence: proposal.paidPence },
        ...{ proposedBy: proposal.proposedBy, proposedAt: proposal.proposedAt },
        costs: costLines(proposal.costsPence),
        own: proposal.proposedBy === staff.staffId,
      },
      signed: signed && {
        ...{ edition: signed.edition, paidPence: signed.paidPence },
        ...{ proposedBy: signed.proposedBy, signedName: signed.signedName },
        signedAt: signed.signedAt,
        costs: costLines(signed.costsPence),
        hasChanged: !isDeepStrictEqual(signed.figures, figures),
        differencePence: counted.inAll.paidPence - signed.paidPence,
      },
      mayPropose: mayAct && proposal === undefined && notReady === undefined,
      mayAct,
      costs: costNames.map((name) => ({ name, text: costWords[name] })),
      staffName: staff.name,
      done: doneWords(query['done']),
      refused: problem?.refused,
      form: problem?.form ?? { values: {} },
      history: await historyOf(records, programme, period, staff.staffId),
    },
    { status: isRefused ? 409 : 200 },
  );
}

async function historyOf(
  records: RecordReader,
  { programmeId }: Programme,
  { periodId }: ReturnPeriod,
  staffId: string,
) {
  const { pk } = keys.returnEdition(programmeId, periodId, 1);
  const events = (await records.partition(pk, 'EVENT#')).filter(isEventItem).map(parseEvent);
  return inStoryOrder(events).map(({ at, actor, body }) => ({
    ...{ at, by: actorInWords(actor, staffId), sentence: eventSentence(body) },
  }));
}

const tiesWords = {
  ties: 'to the penny',
  'months-open': 'once the books are closed',
  'does-not-tie': 'no',
} as const;

function doneWords(done: string | undefined): string | undefined {
  switch (done) {
    case 'proposed':
      return 'Proposed. Somebody else signs it on this page.';
    case 'signed':
      return 'Signed. What was signed stays as it is.';
    case 'withdrawn':
      return 'Withdrawn.';
    default:
      return undefined;
  }
}

/** What was signed when anything was, and the figures of today otherwise; its first sheet says which. */
async function workbook(
  ports: FinancePorts,
  { at }: StaffRequest,
  { programme, period }: OfPeriod,
): Promise<StaffAnswer> {
  const editions = await readEditions(ports.records, programme.programmeId, period.periodId);
  const signed = signedOf(editions);
  const figures = signed?.figures ?? figuresOf(await ports.officialReturn(programme, period));
  const name = periodInWords(period);
  const body = await writeWorkbook(
    returnWorkbook(programme, name, { signed, figures, countedOn: localDate(at) }),
  );
  const downloadName = returnFileName(programme, period.lastMonth);
  return { kind: 'file', contentType: workbookType, body, downloadName };
}

const costField = optionalPounds('Write an amount in pounds, like 1,500', {
  minPence: 0,
  maxPence: 100_000_000_00,
});
const costsSchema = z.object(Object.fromEntries(costNames.map((name) => [name, costField])));

async function propose(
  ports: FinancePorts,
  request: StaffRequest,
  of: OfPeriod,
): Promise<StaffAnswer> {
  const read = readForm(costsSchema, request.form);
  if (!read.ok) return showReturn(ports, request, of, { form: read.failure });
  const costsPence: ReturnCosts = {};
  for (const name of costNames) costsPence[name] = read.value[name] ?? 0;
  const proposed = await ports.proposeReturn({
    ...{ ...of, costsPence, staffId: request.staff.staffId },
  });
  return proposed.ok
    ? redirect(`${hrefOf(of.programme, of.period)}?done=proposed`)
    : showReturn(ports, request, of, { refused: returnRefusal(proposed.failure) });
}

const signSchema = z.object({
  edition: z.coerce.number().int().min(1).catch(0),
  name: requiredText(
    {
      missing: 'Write the name of the officer who signs',
      tooLong: 'Write the name in 100 characters or fewer',
    },
    100,
  ),
});

async function sign(
  ports: FinancePorts,
  request: StaffRequest,
  of: OfPeriod,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(signSchema, form);
  if (!read.ok) return showReturn(ports, request, of, { form: read.failure });
  const { edition, name } = read.value;
  const signed = await ports.signReturn({ ...of, edition, name, staffId: staff.staffId });
  if (signed.ok) return redirect(`${hrefOf(of.programme, of.period)}?done=signed`);
  const view = problemAt(form, 'name', returnRefusal(signed.failure));
  return showReturn(ports, request, of, { form: view });
}

async function withdraw(
  ports: FinancePorts,
  request: StaffRequest,
  of: OfPeriod,
): Promise<StaffAnswer> {
  const edition = Number(request.form['edition']);
  const { staffId } = request.staff;
  const withdrawn = await ports.withdrawReturn({ ...of, edition, staffId });
  return withdrawn.ok
    ? redirect(`${hrefOf(of.programme, of.period)}?done=withdrawn`)
    : showReturn(ports, request, of, { refused: returnRefusal(withdrawn.failure) });
}
