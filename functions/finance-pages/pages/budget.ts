import * as z from 'zod';

import { planEnvelopes, readWindowEnvelopes } from '#shared/budget/index.ts';
import { isReference, type Instant } from '#shared/kernel/index.ts';
import { fundById, fundIdSchema, type Fund, type FundWindow } from '#shared/programmes/index.ts';
import { attribution, needShare } from '#shared/reference/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  chosenFund,
  chosenWindow,
  createRunwayView,
  fundChoices,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  optionalPounds,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { budgetView, planView } from '../views/budget-view.ts';
import { changeRow, refusalSentence } from '../views/change-view.ts';
import { latestChanges } from './latest-changes.ts';

/** Less would leave envelopes without a single award; more is a slip of the keyboard. */
const leastPence = 1_000_00;
const mostPence = 100_000_000_00;
const totalWords = 'Enter an amount in pounds from £1,000 to £100,000,000, like 500,000';

const allocateSchema = z.object({
  programme: fundIdSchema,
  /** Of a fund that gives money in more than one window at a time. */
  window: z.string().optional(),
  total: optionalPounds(totalWords, { minPence: leastPence, maxPence: mostPence }).transform(
    (amount, context) => {
      if (amount !== undefined) return amount;
      context.addIssue({ code: 'custom', message: 'Enter how much money there is to share out' });
      return z.NEVER;
    },
  ),
  step: choice(['dry-run', 'confirm'], 'Choose what to do'),
  /** Made with the plan, so that pressing its button twice proposes once. */
  changeId: z.string().refine(isReference).optional().catch(undefined),
});

const changesShown = 20;

/** The budget of a programme, envelope by envelope; and putting money in, by share of need. */
export function budgetRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/budget', ['view-cases'], (request) => showBudget(ports, request)),
    staffAction('/staff/budget/allocate', ['plan-budget'], (request) => allocate(ports, request)),
  ];
}

async function showBudget(
  { records, drawnByEnvelope }: FinancePorts,
  { staff, query, at }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const programme = chosenFund(query['programme'], at);
  const window = namedWindow(programme, query['window']) ?? chosenWindow(programme, at);
  const ofWindow = { programmeId: programme.programmeId, windowId: window.windowId };
  const [found, changes, drawn] = await Promise.all([
    readWindowEnvelopes(records, ofWindow),
    latestChanges(records, ofWindow, changesShown),
    drawnByEnvelope(ofWindow, at),
  ]);
  const rows = changes.map(changeRow);
  return page(
    'budget.njk',
    {
      form,
      programme,
      window,
      programmes: fundChoices('/staff/budget', programme),
      windows: programme.windows.map(({ windowId }) => ({
        text: windowId,
        href: `/staff/budget?programme=${programme.programmeId}&window=${windowId}`,
        current: windowId === window.windowId,
      })),
      budget: budgetView(
        programme,
        found,
        createRunwayView({ drawn, at, closesOn: window.closesOn }),
      ),
      mayAllocate:
        may(staff, 'plan-budget') && window === windowToFill(programme, window.windowId, at),
      waiting: rows.filter((row) => row.waits),
      settled: rows.filter((row) => !row.waits),
    },
    { status },
  );
}

function namedWindow(programme: Fund, asked: string | undefined): FundWindow | undefined {
  return programme.windows.find((window) => window.windowId === asked);
}

/** Rounds of grants overlap, and each has money of its own; everybody else's goes into the window of today. */
function windowToFill(fund: Fund, asked: string | undefined, at: Instant): FundWindow {
  const named = fund.paysGroups === true ? namedWindow(fund, asked) : undefined;
  return named ?? chosenWindow(fund, at);
}

/** Shares money out by need: first shown, then proposed; a second person puts it into the envelopes. */
async function allocate(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff, at } = request;
  const asked = {
    ...(typeof form['programme'] === 'string' && { programme: form['programme'] }),
    ...(typeof form['window'] === 'string' && { window: form['window'] }),
  };
  const again = { ...request, query: asked };
  const read = readForm(allocateSchema, form);
  if (!read.ok) return showBudget(ports, again, read.failure, 400);
  const programme = fundById(read.value.programme);
  const { windowId } = windowToFill(programme, read.value.window, at);
  const needShares = needShare(programme.vintage);
  const { ringFences, cityPoolShare, localityFloorShare } = programme;
  const planned = planEnvelopes({
    totalPence: read.value.total,
    ringFences,
    needShares,
    cityPoolShare,
    localityFloorShare,
  });
  const { step, changeId } = read.value;
  if (step === 'dry-run' || changeId === undefined) {
    const plan = planView(programme, planned, needShares);
    const typed = form['total'];
    const fresh = ports.ids.reference();
    return page('allocation.njk', {
      ...{ programme, windowId, plan, typed, attribution, changeId: fresh },
    });
  }
  const proposed = await ports.proposeAllocation({
    programmeId: programme.programmeId,
    windowId,
    planned,
    changeId,
    staffId: staff.staffId,
  });
  if (proposed.ok) return redirect(`/staff/budget/changes/${changeId}?done=proposed`);
  const sentence = refusalSentence(proposed.failure);
  return showBudget(ports, again, problemAt(form, 'total', sentence), 409);
}
