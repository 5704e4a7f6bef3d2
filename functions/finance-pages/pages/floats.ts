import * as z from 'zod';

import { isReference, localDate, unreachable } from '#shared/kernel/index.ts';
import { readFloatStanding, readOpenSides, readReadyPence } from '#shared/month-close/index.ts';
import {
  floatTopUps,
  isFloat,
  readBookedMonth,
  type DecideTopUpRefusal,
  type FloatName,
} from '#shared/reconciliation/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  notFound,
  optionalPounds,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { monthsOf, placeOf, statementRow } from '../views/bank-view.ts';
import { balanceView, topUpRow } from '../views/float-view.ts';
import { accountAsked, bankReaders } from './bank.ts';

const path = '/staff/bank/floats/{account}';
const largestTopUpPence = 10_000_000_00;
const topUpsShown = 50;

const proposeSchema = z.object({
  amount: optionalPounds('Enter an amount in pounds, like 20,000', {
    minPence: 1,
    maxPence: largestTopUpPence,
  }).refine((amount) => amount !== undefined, 'Enter how much is to be paid'),
  /** Made with the page, so that pressing its button twice proposes once. */
  topUpId: z.string().refine(isReference),
});
const decideSchema = z.object({
  decision: choice(['confirm', 'withdraw'], 'Choose whether to confirm or withdraw'),
});

/** What is left with a provider of codes, what it tells of it, and paying it in advance. */
export function floatRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage(path, bankReaders, (request) => showFloat(ports, request)),
    staffAction(`${path}/top-ups`, ['reconcile'], (request) => propose(ports, request)),
    staffAction(`${path}/top-ups/{topUpId}`, ['reconcile'], (request) => decide(ports, request)),
  ];
}

function floatAsked({ params }: StaffRequest): FloatName | undefined {
  const account = accountAsked(params);
  return account !== undefined && isFloat(account) ? account : undefined;
}

async function showFloat(
  { records, ids }: FinancePorts,
  request: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const account = floatAsked(request);
  if (account === undefined) return notFound();
  const { staff, at, query } = request;
  const today = localDate(at);
  const read = await readBookedMonth(records, account, today.slice(0, 7));
  const balance = balanceView(account, await readOpenSides(records, read), read.covered);
  const outlook = await readFloatStanding(records, account, today);
  const readyPence = outlook?.readyPence ?? (await readReadyPence(records, account));
  return page(
    'float.njk',
    {
      ...{ form, balance, readyPence, outlook, ...placeOf(account) },
      months: monthsOf(read.statements),
      statements: read.statements.slice(0, 10).map(statementRow),
      topUps: (await readTopUps(records, account)).map((topUp) => topUpRow(topUp, staff.staffId)),
      mayAct: may(staff, 'reconcile'),
      topUpId: ids.reference(),
      done: query['done'],
    },
    { status },
  );
}

async function readTopUps(records: RecordReader, rail: FloatName) {
  const listed = await records.queue({
    ...{ queue: queues.floatTopUps(rail), limit: topUpsShown, order: 'last-to-first' },
  });
  return listed.items.map((item) => floatTopUps.parse(item).document);
}

async function propose(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const rail = floatAsked(request);
  if (rail === undefined) return notFound();
  const read = readForm(proposeSchema, request.form);
  if (!read.ok) return showFloat(ports, request, read.failure, 400);
  const { amount: amountPence, topUpId } = read.value;
  const { staffId } = request.staff;
  await ports.proposeTopUp({ topUpId, rail, amountPence, staffId });
  return redirect(`${placeOf(rail).base}?done=proposed`);
}

async function decide(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const rail = floatAsked(request);
  if (rail === undefined) return notFound();
  const { form, params, staff } = request;
  const read = readForm(decideSchema, form);
  if (!read.ok) return showFloat(ports, request, read.failure, 400);
  const { decision } = read.value;
  const { topUpId = '' } = params;
  const decided = await ports.decideTopUp({ topUpId, decision, staffId: staff.staffId });
  return decided.ok
    ? redirect(`${placeOf(rail).base}?done=${decision}`)
    : showFloat(ports, request, problemAt(form, 'top-ups', refusalSentence(decided.failure)), 409);
}

function refusalSentence({ kind }: DecideTopUpRefusal): string {
  switch (kind) {
    case 'no-such-proposal':
      return 'There is nothing to decide any more: somebody confirmed or withdrew it';
    case 'same-person':
      return 'You proposed it, so somebody else has to confirm it';
    case 'changed-meanwhile':
      return 'Somebody decided on it at the same moment. Look at what they said';
    default:
      return unreachable(kind);
  }
}
