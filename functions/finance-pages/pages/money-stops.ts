import * as z from 'zod';

import { funds, railNames, railNameSchema } from '#shared/programmes/index.ts';
import {
  readMoneyStops,
  scopeName,
  stopScopeSchema,
  type StopScope,
} from '#shared/payments/index.ts';
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
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { railRow, stopChoices, stopRow, type StopChoice } from '../views/money-stop-view.ts';

const scopes: readonly StopScope[] = [
  ...funds.map(({ programmeId }) => ({ kind: 'programme' as const, programmeId })),
  ...railNames.map((rail) => ({ kind: 'rail' as const, rail })),
];

const changeSchema = z.object({
  what: z.string().min(1, 'Choose what to stop or to let go'),
  reason: requiredText(
    {
      missing: 'Write why, so that whoever looks at it later understands',
      tooLong: 'Write the reason in 300 letters or fewer',
    },
    300,
  ),
});
const toSchema = choice(['stopped', 'running'], 'Choose what to stop or to let go');
const closeSchema = z.object({ rail: railNameSchema });

/** Stopping the money of a programme or a rail at once, and letting it go again. */
export function moneyStopRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/stops', ['view-cases'], (request) => showStops(ports, request)),
    staffAction('/staff/stops/change', ['stop-money'], (request) => change(ports, request)),
    staffAction('/staff/stops/close-rail', ['stop-money'], (request) => close(ports, request)),
  ];
}

async function showStops(
  { records }: FinancePorts,
  { staff, query, at }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const { stops, breakers } = await readMoneyStops(records);
  return page(
    'money-stops.njk',
    {
      form,
      done: query['done'],
      stops: stops.map((stop) => stopRow(stop, staff.staffId)),
      rails: railNames.map((rail) => railRow(rail, breakers, at)),
      choices: stopChoices(scopes, stops),
      mayChange: may(staff, 'stop-money'),
    },
    { status },
  );
}

async function change(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(changeSchema, form);
  if (!read.ok) return showStops(ports, request, read.failure, 400);
  const wanted = choiceOf(read.value.what);
  if (wanted === undefined) return notFound();
  const { reason } = read.value;
  const changed = await ports.stopMoney({ ...wanted, reason, staffId: staff.staffId });
  if (changed.ok) return redirect(`/staff/stops?done=${wanted.to}`);
  const state = wanted.to === 'stopped' ? 'stopped' : 'running';
  const problem = problemAt(form, 'what', `That is ${state} already. Look at the list again`);
  return showStops(ports, request, problem, 409);
}

/** `stopped rail bacs`, as the form sends it. */
function choiceOf(value: string): Pick<StopChoice, 'to' | 'scope'> | undefined {
  const to = toSchema.safeParse(value.split(' ')[0]);
  const scope = scopes.find((each) => value.endsWith(` ${scopeName(each)}`));
  const known = stopScopeSchema.safeParse(scope);
  return to.success && known.success ? { to: to.data, scope: known.data } : undefined;
}

async function close(ports: FinancePorts, { form, staff }: StaffRequest): Promise<StaffAnswer> {
  const read = readForm(closeSchema, form);
  if (!read.ok) return notFound();
  await ports.closeRail(read.value.rail, { kind: 'staff', id: staff.staffId });
  return redirect('/staff/stops?done=closed');
}
