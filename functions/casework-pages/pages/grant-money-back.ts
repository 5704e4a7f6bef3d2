import * as z from 'zod';

import { grantApplications, groupName } from '#shared/community-grants/index.ts';
import { grantAwards } from '#shared/grant-awards/index.ts';
import {
  demandReasonSchema,
  dueOf,
  grantRepayments,
  readMoneyOfGrant,
  sumsOf,
  waiverReasonSchema,
  type DecideRepaymentRefusal,
  type RepaymentRefusal,
} from '#shared/grant-repayments/index.ts';
import {
  formatPounds,
  localDate,
  showReference,
  unreachable,
  type LocalDate,
} from '#shared/kernel/index.ts';
import { keys, queues } from '#shared/records/index.ts';
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
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { repaymentTag, repaymentView } from '../views/repayment-view.ts';
import { grantPath } from './grant-pages.ts';

const one = '/staff/grants/{application}/money-back';
/** More than a round has grants. */
const mostShown = 200;
const longestWords = 1_000;
const largestPence = 1_000_000_00;

/** Money that groups give back: what is owed, asking for it, and letting it go. Finance finds it at the bank. */
export function grantMoneyBackRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/grants/money-back', ['view-cases'], (request) => showList(ports, request)),
    staffPage(one, ['view-cases'], (request) => show(ports, request)),
    staffAction(`${one}/ask`, ['propose-grants'], (request) => ask(ports, request)),
    staffAction(`${one}/let-go`, ['propose-grants'], (request) => letGo(ports, request)),
    staffAction(`${one}/decide`, ['propose-grants', 'confirm-grants'], (request) =>
      decide(ports, request),
    ),
  ];
}

export function moneyBackPath(grantApplicationId: string): string {
  return `${grantPath(grantApplicationId)}/money-back`;
}

async function showList({ records }: CaseworkPorts, { at }: StaffRequest): Promise<StaffAnswer> {
  const { items } = await records.queue({ queue: queues.grantRepayments(), limit: mostShown });
  const open = items.map((item) => grantRepayments.parse(item).document);
  const found = await records.getMany(
    open.map(({ grantApplicationId }) => keys.grantAward(grantApplicationId)),
  );
  const groups = new Map(
    found
      .map((item) => grantAwards.parse(item).document)
      .map((award) => [award.grantApplicationId, award.groupName]),
  );
  const today: LocalDate = localDate(at);
  const rows = open.map((repayment) => ({
    href: moneyBackPath(repayment.grantApplicationId),
    reference: showReference(repayment.grantApplicationId),
    group: groups.get(repayment.grantApplicationId),
    ...{ dueOn: dueOf(repayment), tag: repaymentTag(repayment, today) },
    outstandingPence: sumsOf(repayment).outstandingPence,
  }));
  return page('money-back-list.njk', {
    rows,
    outstandingPence: rows.reduce((sum, row) => sum + row.outstandingPence, 0),
    late: rows.filter(({ dueOn }) => dueOn !== undefined && dueOn < today).length,
  });
}

const doneWords: Readonly<Record<string, string>> = {
  asked: 'The group was asked. It reads on its page why, and how to pay.',
  proposed: 'Your proposal is kept. Somebody else has to confirm it.',
  confirmed: 'It is confirmed, and the group was told.',
  declined: 'The proposal is declined. The group heard nothing of it.',
};

async function show(
  { records }: CaseworkPorts,
  { params, query, staff, at }: StaffRequest,
  form: FormView = { values: {} },
  { status = 200, which }: { readonly status?: number; readonly which?: 'ask' | 'letGo' } = {},
): Promise<StaffAnswer> {
  const grantApplicationId = params['application'] ?? '';
  const [money, application] = await Promise.all([
    readMoneyOfGrant(records, grantApplicationId),
    grantApplications.read(records, keys.grantApplication(grantApplicationId)),
  ]);
  if (money === undefined || application === undefined) return notFound();
  return page(
    'money-back.njk',
    {
      path: moneyBackPath(grantApplicationId),
      grant: grantPath(grantApplicationId),
      reference: showReference(grantApplicationId),
      group: groupName(application.document),
      money: repaymentView(money, { staff, at }),
      ...{ form, which, done: doneWords[query['done'] ?? ''] },
    },
    { status },
  );
}

const shape = {
  version: z.coerce.number().int().min(0),
  amount: optionalPounds('Enter an amount in pounds, like 320.50', {
    minPence: 1,
    maxPence: largestPence,
  }).refine((amount) => amount !== undefined, 'Enter how much'),
};
const tooLong = `Write at most ${longestWords} characters`;
const askSchema = z.object({
  ...shape,
  why: choice(demandReasonSchema.options, 'Choose why the money has to come back'),
  words: requiredText({ missing: 'Write what the group reads', tooLong }, longestWords),
});
const letGoSchema = z.object({
  ...shape,
  why: choice(waiverReasonSchema.options, 'Choose why the group need not give it back'),
  words: requiredText(
    { missing: 'Write how you know, so that somebody else can confirm it', tooLong },
    longestWords,
  ),
});
const decideSchema = z.object({
  version: shape.version,
  decision: choice(['confirm', 'decline'], 'Choose whether to confirm or decline'),
});

async function ask(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const read = readForm(askSchema, form);
  if (!read.ok) return show(ports, request, read.failure, { status: 400, which: 'ask' });
  const grantApplicationId = params['application'] ?? '';
  const { amount: amountPence, ...rest } = read.value;
  const asked = await ports.askForMoneyBack({
    ...{ ...rest, grantApplicationId, amountPence, staffId: staff.staffId },
  });
  return asked.ok
    ? redirect(`${moneyBackPath(grantApplicationId)}?done=${asked.value}`)
    : refused(ports, request, asked.failure, 'ask');
}

async function letGo(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const read = readForm(letGoSchema, form);
  if (!read.ok) return show(ports, request, read.failure, { status: 400, which: 'letGo' });
  const grantApplicationId = params['application'] ?? '';
  const { amount: amountPence, ...rest } = read.value;
  const proposed = await ports.letMoneyGo({
    ...{ ...rest, grantApplicationId, amountPence, staffId: staff.staffId },
  });
  return proposed.ok
    ? redirect(`${moneyBackPath(grantApplicationId)}?done=proposed`)
    : refused(ports, request, proposed.failure, 'letGo');
}

async function decide(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const read = readForm(decideSchema, form);
  if (!read.ok) return show(ports, request, read.failure, { status: 400 });
  const grantApplicationId = params['application'] ?? '';
  const { version, decision } = read.value;
  const decided = await ports.decideRepayment({
    ...{ grantApplicationId, version, staffId: staff.staffId, decision },
  });
  return decided.ok
    ? redirect(`${moneyBackPath(grantApplicationId)}?done=${decided.value}`)
    : refused(ports, request, decided.failure);
}

function refused(
  ports: CaseworkPorts,
  request: StaffRequest,
  failure: RepaymentRefusal | DecideRepaymentRefusal,
  which?: 'ask' | 'letGo',
): Promise<StaffAnswer> | StaffAnswer {
  if (failure.kind === 'no-such-grant') return notFound();
  const field = failure.kind === 'too-much' && which !== undefined ? 'amount' : 'money';
  const problem = problemAt(request.form, field, refusalWords(failure));
  return show(ports, request, problem, { status: 409, ...(which && { which }) });
}

function refusalWords(
  failure: Exclude<RepaymentRefusal | DecideRepaymentRefusal, { kind: 'no-such-grant' }>,
): string {
  switch (failure.kind) {
    case 'changed-meanwhile':
      return 'Something of it has changed since you read this page. Look at it again, then decide';
    case 'proposal-open':
      return 'Something was proposed that nobody has decided on. Decide on it first';
    case 'same-person':
      return 'You proposed it, so somebody else has to confirm it';
    case 'too-much':
      return `That is too much: it can be at most ${formatPounds(failure.mostPence)}`;
    default:
      return unreachable(failure);
  }
}
