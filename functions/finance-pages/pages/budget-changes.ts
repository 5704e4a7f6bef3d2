import { inStoryOrder } from '#shared/events/index.ts';
import { budgetChanges, readWindowEnvelopes, type BudgetChange } from '#shared/budget/index.ts';
import { fundById, fundIdSchema } from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { needShare } from '#shared/reference/index.ts';
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
import { notFound, page, redirect, type Route } from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { planView } from '../views/budget-view.ts';
import { changeRow, moveEffect, refusalSentence, ringFenceWarning } from '../views/change-view.ts';

/** One change of the budget: what it does, who proposed it, and for somebody else the button to confirm it. */
export function budgetChangeRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  const path = '/staff/budget/changes/{changeId}';
  return [
    staffPage(path, ['view-cases'], (request) => showChange(ports, request)),
    staffAction(`${path}/confirm`, ['plan-budget'], (request) => confirm(ports, request)),
    staffAction(`${path}/withdraw`, ['plan-budget'], (request) => withdraw(ports, request)),
  ];
}

async function showChange(
  { records }: FinancePorts,
  { params, query, staff }: StaffRequest,
  refused?: string,
): Promise<StaffAnswer> {
  const items = await records.partition(keys.budgetChange(params['changeId'] ?? '').pk);
  const found = items.find((item) => item.kind === budgetChanges.kind);
  if (found === undefined) return notFound();
  const change = budgetChanges.parse(found).document;
  const programme = fundById(fundIdSchema.parse(change.programmeId));
  const row = changeRow(change);
  const mayDecide = row.waits && may(staff, 'plan-budget');
  return page(
    'budget-change.njk',
    {
      change: row,
      programme,
      windowId: change.windowId,
      ...(await effectOf(records, programme, change)),
      reason: change.change.kind === 'move' ? change.change.reason : undefined,
      mayConfirm:
        mayDecide && (change.state === 'under-way' || change.proposedBy !== staff.staffId),
      ownProposal: mayDecide && change.state === 'proposed' && change.proposedBy === staff.staffId,
      mayWithdraw: mayDecide && change.state === 'proposed',
      refused,
      done: doneWords(query['done']),
      history: inStoryOrder(items.filter(isEventItem).map(parseEvent)).map(
        ({ at, actor, body }) => ({
          at,
          by: actorInWords(actor, staff.staffId),
          sentence: eventSentence(body),
        }),
      ),
    },
    { status: refused === undefined ? 200 : 409 },
  );
}

/** What a move would do to its two envelopes while it waits, and what an allocation gives to each. */
async function effectOf(
  records: FinancePorts['records'],
  programme: ReturnType<typeof fundById>,
  change: BudgetChange,
) {
  if (change.change.kind === 'allocation') {
    return { plan: planView(programme, change.change.parts, needShare(programme.vintage)) };
  }
  if (change.state !== 'proposed') return {};
  const held = await readWindowEnvelopes(records, change);
  const move = { ...change.change, amountPence: change.amountPence };
  return {
    effect: moveEffect(move, change, held),
    warning: ringFenceWarning(programme, move, held),
  };
}

function doneWords(done: string | undefined): string | undefined {
  switch (done) {
    case 'proposed':
      return 'Proposed. No money has moved: somebody else who plans the budget confirms it here.';
    case 'confirmed':
      return 'The money has moved. The entries on the envelopes name both of you.';
    case 'withdrawn':
      return 'Withdrawn. No money moved.';
    default:
      return undefined;
  }
}

async function confirm(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const changeId = request.params['changeId'] ?? '';
  const confirmed = await ports.confirmBudgetChange({ changeId, staffId: request.staff.staffId });
  if (!confirmed.ok) return showChange(ports, request, refusalSentence(confirmed.failure));
  return redirect(`/staff/budget/changes/${changeId}?done=confirmed`);
}

async function withdraw(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const changeId = request.params['changeId'] ?? '';
  const withdrawn = await ports.withdrawBudgetChange({ changeId, staffId: request.staff.staffId });
  if (!withdrawn.ok) return showChange(ports, request, refusalSentence(withdrawn.failure));
  return redirect(`/staff/budget/changes/${changeId}?done=withdrawn`);
}
