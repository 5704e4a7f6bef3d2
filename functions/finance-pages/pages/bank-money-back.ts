import * as z from 'zod';

import type { TakeMoneyBackRefusal } from '#shared/grant-repayments/index.ts';
import { formatPounds, isReference, unreachable } from '#shared/kernel/index.ts';
import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { problemAt, readForm, redirect, type Route } from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { showDifference } from './bank-difference.ts';

const recordSchema = z.object({
  grantApplicationId: z.string().refine(isReference, 'Look up the grant first'),
});

/** Recording that a line of the bank is what a community group gave back. */
export function bankMoneyBackRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffAction(
      '/staff/bank/months/{month}/differences/{id}/given-back',
      ['reconcile'],
      (request) => record(ports, request),
    ),
  ];
}

async function record(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, params, staff } = request;
  const { month = '', id: lineId = '' } = params;
  const read = readForm(recordSchema, form);
  if (!read.ok) return showDifference(ports, request, read.failure, 400);
  const { grantApplicationId } = read.value;
  const taken = await ports.takeMoneyBack({
    ...{ grantApplicationId, month, lineId, staffId: staff.staffId },
  });
  return taken.ok
    ? redirect(`/staff/bank/months/${month}?done=given-back`)
    : showDifference(ports, request, problemAt(form, 'grant', refusalSentence(taken.failure)), 409);
}

function refusalSentence(refusal: TakeMoneyBackRefusal): string {
  switch (refusal.kind) {
    case 'no-such-grant':
      return 'There is no grant with this reference that a group accepted';
    case 'not-open':
      return 'This is no difference any more, or no money that came in';
    case 'month-closed':
      return 'The month is closed. What came to light since is settled in the month that is open';
    case 'explained':
      return 'Somebody has explained this line in another way. Decline that first';
    case 'too-old':
      return 'The bank booked it before last month. Explain it as something else, and let the manager know';
    case 'too-much':
      return `It is more than the group was paid and has not given back: ${formatPounds(refusal.mostPence)}. Ask who sent it`;
    default:
      return unreachable(refusal);
  }
}
