import { inStoryOrder } from '#shared/events/index.ts';
import * as z from 'zod';

import { unreachable } from '#shared/kernel/index.ts';
import { holdParts, holds, payments, type LiftRefusal } from '#shared/payments/index.ts';
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
import { heldRow, holdRow } from '../views/hold-view.ts';

const heldShown = 200;

const liftSchema = z.object({
  reason: requiredText(
    {
      missing: 'Write down why the money may go out now',
      tooLong: 'Write why in 500 characters or fewer',
    },
    500,
  ),
});

/** One hold: what it holds, its history, and lifting it. */
export function oneHoldRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/holds/{holdId}', ['view-cases'], (request) =>
      showHold(ports.records, request),
    ),
    staffAction('/staff/holds/{holdId}/lift', ['hold-payments'], (request) => lift(ports, request)),
  ];
}

async function showHold(
  records: RecordReader,
  { params, query, staff }: StaffRequest,
  problem?: { readonly form: FormView; readonly status: number },
): Promise<StaffAnswer> {
  const items = await records.partition(keys.hold(params['holdId'] ?? '').pk);
  const found = items.find((item) => item.kind === holds.kind);
  if (found === undefined) return notFound();
  const hold = holds.parse(found).document;
  const named = items
    .filter((item) => item.kind === holdParts.kind)
    .flatMap((item) => holdParts.parse(item).document.payments);
  const looked = await records.getMany(
    named
      .slice(0, heldShown)
      .map(({ applicationId, instalment }) => keys.payment(applicationId, instalment)),
  );
  return page(
    'hold.njk',
    {
      form: problem?.form ?? { values: {} },
      hold: holdRow(hold, staff.staffId),
      programmeId: hold.programmeId,
      payments: looked.map((item) => heldRow(payments.parse(item).document)),
      more: Math.max(0, named.length - heldShown),
      mayLift: may(staff, 'hold-payments') && hold.state === 'in-force',
      done: query['done'],
      left: Number(query['left'] ?? 0),
      history: inStoryOrder(items.filter(isEventItem).map(parseEvent)).map(
        ({ at, actor, body }) => ({
          at,
          by: actorInWords(actor, staff.staffId),
          sentence: eventSentence(body),
        }),
      ),
    },
    { status: problem?.status ?? 200 },
  );
}

async function lift(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, form, staff } = request;
  const holdId = params['holdId'] ?? '';
  const read = readForm(liftSchema, form);
  if (!read.ok) return showHold(ports.records, request, { form: read.failure, status: 400 });
  const actor = { kind: 'staff', id: staff.staffId } as const;
  const lifted = await ports.liftHold({ holdId, actor, reason: read.value.reason });
  if (lifted.ok) return redirect(`/staff/holds/${holdId}?done=${lifted.value.state}`);
  const problem = problemAt(form, 'reason', refusalInWords(lifted.failure));
  return showHold(ports.records, request, { form: problem, status: 409 });
}

function refusalInWords(refusal: LiftRefusal): string {
  switch (refusal.kind) {
    case 'no-such-hold':
      return 'There is no such hold. Look at the list again.';
    case 'lifted-already':
      return 'Somebody has lifted this hold already. There is nothing left to do.';
    case 'still-growing':
      return 'The payments of the refused run are still coming back. Lift it in a few minutes.';
    case 'placed-by-you':
      return 'You placed this hold, so somebody else must lift it. Ask a colleague.';
    default:
      return unreachable(refusal);
  }
}
