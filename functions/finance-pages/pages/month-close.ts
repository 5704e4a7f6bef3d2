import { inStoryOrder } from '#shared/events/index.ts';
import * as z from 'zod';

import {
  readBookedAccounts,
  readMonthStatement,
  whyMonthIsOpen,
  type MonthStatementFile,
} from '#shared/month-close/index.ts';
import { monthBooks, readMonthBook, type MonthBook } from '#shared/reconciliation/index.ts';
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
import { notFound, page, readForm, redirect, type Route } from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { monthCsv } from '../views/month-csv.ts';
import { monthStatementView } from '../views/month-view.ts';
import { confirmRefusalSentences, whyOpenSentence } from '../words/month-words.ts';
import { bankReaders } from './bank.ts';

const path = '/staff/bank/months/{month}/close';
const confirmSchema = z.object({ fingerprint: z.string().min(1, 'Look at the statement first') });

/** Closing a month: why it cannot be, its statement, and the two people who close it. */
export function monthCloseRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  const action = (
    step: string,
    act: (request: StaffRequest, month: string) => Promise<StaffAnswer>,
  ) =>
    staffAction(`${path}/${step}`, ['reconcile'], (request) => {
      const month = monthAsked(request);
      return month === undefined ? Promise.resolve(notFound()) : act(request, month);
    });
  return [
    staffPage(path, bankReaders, (request) => showClose(ports, request)),
    staffPage(`${path}/statement`, bankReaders, (request) => download(ports, request)),
    action('propose', (request, month) => propose(ports, request, month)),
    action('go-on', (request, month) => goOn(ports, request, month)),
    action('confirm', (request, month) => confirm(ports, request, month)),
    action('withdraw', async ({ staff }, month) => {
      await ports.withdrawClose({ month, staffId: staff.staffId });
      return redirect(hrefOf(month));
    }),
  ];
}

function monthAsked({ params }: StaffRequest): string | undefined {
  const month = params['month'] ?? '';
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined;
}

function hrefOf(month: string): string {
  return `/staff/bank/months/${month}/close`;
}

async function showClose(
  { records }: FinancePorts,
  request: StaffRequest,
  refused: readonly string[] = [],
  status = 200,
): Promise<StaffAnswer> {
  const month = monthAsked(request);
  if (month === undefined) return notFound();
  const { staff } = request;
  const { document: book } = await readMonthBook(records, month);
  const mayAct = may(staff, 'reconcile');
  return page(
    'month-close.njk',
    {
      ...{ month, book, refused, href: hrefOf(month), mayAct },
      own: book.state !== 'open' && book.proposedBy === staff.staffId,
      ...(await whatItSays(records, book, request)),
      history: await historyOf(records, month, staff.staffId),
    },
    { status },
  );
}

async function whatItSays(records: RecordReader, book: MonthBook, { at }: StaffRequest) {
  const { month } = book;
  switch (book.state) {
    case 'open': {
      const read = await readBookedAccounts(records, month);
      const reasons = await whyMonthIsOpen(records, read, at);
      const awaited = [read.bank, ...read.floats]
        .flatMap(({ movements }) => movements)
        .filter(({ outcome }) => outcome.kind === 'awaited');
      return {
        reasons: reasons.map(whyOpenSentence),
        awaited: {
          count: awaited.length,
          amountPence: awaited.reduce((sum, { movement }) => sum + movement.amountPence, 0),
        },
      };
    }
    case 'counting':
      return {};
    case 'proposed':
    case 'closed': {
      const { statement } = await readMonthStatement(records, month);
      return { statement: monthStatementView(statement) };
    }
  }
}

async function historyOf(records: RecordReader, month: string, staffId: string) {
  const { pk } = keys.monthBook(month);
  const events = (await records.partition(pk, 'EVENT#')).filter(isEventItem).map(parseEvent);
  return inStoryOrder(events.filter(({ correlationId }) => correlationId === month)).map(
    ({ at, actor, body }) => ({
      ...{ at, by: actorInWords(actor, staffId) },
      sentence: eventSentence(body),
    }),
  );
}

async function propose(
  ports: FinancePorts,
  request: StaffRequest,
  month: string,
): Promise<StaffAnswer> {
  const { staffId } = request.staff;
  const proposed = await ports.proposeClose({ month, staffId });
  if (!proposed.ok && proposed.failure.kind === 'not-yet') {
    return showClose(ports, request, proposed.failure.reasons.map(whyOpenSentence), 409);
  }
  return goOn(ports, request, month);
}

/** Counts as far as one request can; whoever asks again goes on from there. */
async function goOn(
  ports: FinancePorts,
  request: StaffRequest,
  month: string,
): Promise<StaffAnswer> {
  const counted = await ports.countMonth(month);
  if (counted.ok || counted.failure.kind === 'nothing-to-count') return redirect(hrefOf(month));
  const { envelopeId, sequence } = counted.failure;
  const sentence = `Entry ${sequence} of the ledger of ${envelopeId} is not what it was when it was written. Nothing can be closed on it: tell whoever runs the service at once.`;
  return showClose(ports, request, [sentence], 409);
}

async function confirm(
  ports: FinancePorts,
  request: StaffRequest,
  month: string,
): Promise<StaffAnswer> {
  const read = readForm(confirmSchema, request.form);
  if (!read.ok) return redirect(hrefOf(month));
  const { fingerprint } = read.value;
  const { staffId } = request.staff;
  const confirmed = await ports.confirmClose({ month, fingerprint, staffId });
  return confirmed.ok
    ? redirect(hrefOf(month))
    : showClose(ports, request, confirmRefusalSentences(confirmed.failure), 409);
}

/** The statement as a file, as it was closed: JSON that the verifier reads, or CSV. */
async function download({ records }: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const month = monthAsked(request);
  if (month === undefined) return notFound();
  const book = (await monthBooks.read(records, keys.monthBook(month)))?.document;
  if (book?.state !== 'closed') return notFound();
  const { statement } = await readMonthStatement(records, month);
  const { fingerprint, proposedBy, proposedAt, confirmedBy, confirmedAt } = book;
  const file: MonthStatementFile = {
    ...{ fingerprint, proposedBy, proposedAt, confirmedBy, confirmedAt, statement },
  };
  return request.query['as'] === 'csv'
    ? {
        kind: 'file',
        contentType: 'text/csv; charset=utf-8',
        body: monthCsv(file),
        downloadName: `open-door-${month}.csv`,
      }
    : {
        kind: 'file',
        contentType: 'application/json',
        body: `${JSON.stringify(file, null, 2)}\n`,
        downloadName: `open-door-${month}.json`,
      };
}
