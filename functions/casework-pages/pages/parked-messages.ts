import { unreachable } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  parkedReaders,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, problemAt, redirect, type FormView, type Route } from '#shared/web/index.ts';
import { parkedMessages, type PutBackRefusal } from '#shared/worker/index.ts';

import type { CaseworkPorts } from '../ports.ts';

const messagesAPage = 50;
const bodyShown = 500;

/** What could not be handled, with its reason, until a person puts it back. */
export function parkedRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/parked', parkedReaders, (request) => showParked(ports, request)),
    staffAction('/staff/parked/{parkedId}/put-back', ['put-back-parked'], (request) =>
      putBack(ports, request),
    ),
  ];
}

async function showParked(
  { records }: CaseworkPorts,
  { staff, query }: StaffRequest,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.parked(),
    limit: messagesAPage,
    ...(after === undefined ? {} : { after }),
  });
  // A message may name a family; only the manager, who answers for all of them, reads it here.
  const seesBody = staff.roles.includes('manager');
  return page(
    'parked.njk',
    {
      form,
      messages: listed.items.map((item) => {
        const { parkedId, queueName, reason, parkedAt, body } = parkedMessages.parse(item).document;
        const shown = body.length > bodyShown ? `${body.slice(0, bodyShown)}…` : body;
        return { parkedId, queueName, reason, parkedAt, body: seesBody ? shown : undefined };
      }),
      mayPutBack: may(staff, 'put-back-parked'),
      done: query['done'] === 'put-back',
      next:
        listed.next === undefined
          ? undefined
          : `/staff/parked?after=${encodeURIComponent(listed.next)}`,
    },
    { status: form.errors === undefined ? 200 : 409 },
  );
}

async function putBack(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const parkedId = params['parkedId'] ?? '';
  const done = await ports.putBack({ parkedId, staffId: staff.staffId });
  if (done.ok) return redirect('/staff/parked?done=put-back');
  return showParked(ports, request, problemAt(form, 'messages', putBackSentence(done.failure)));
}

function putBackSentence(refusal: PutBackRefusal): string {
  switch (refusal.kind) {
    case 'no-such-message':
      return 'There is no such message. Look at the list again.';
    case 'already-put-back':
      return `This message was put back already, by ${refusal.by}. There is nothing left to do.`;
    case 'queue-unknown':
      return `Nothing here sends to the queue ${refusal.queueName}. Give the message’s id to whoever keeps Open Door running.`;
    default:
      return unreachable(refusal);
  }
}
