import type {
  WithdrawConnection,
  WithdrawConnectionRefusal,
} from '#shared/family-connect/index.ts';
import { readReference, unreachable, type Result } from '#shared/kernel/index.ts';
import type { StaffAnswer, StaffRequest, StaffVisit } from '#shared/staff-web/index.ts';
import { problemAt, redirect, type Route } from '#shared/web/index.ts';

import { allocators, placeAction, type Place } from '../place.ts';
import type { LocalityPorts } from '../ports.ts';
import { showConnections } from './connections-page.ts';

type EndConnection = (
  asked: WithdrawConnection,
) => Promise<Result<string, WithdrawConnectionRefusal>>;

/** Families who no longer want help: taken off the list, and their workers told to stop. */
export function endedConnectionRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  const { withdrawConnection, noteWorkerTold } = ports;
  return [
    placeAction('/locality/{code}/connections/withdraw', allocators, (request, place) =>
      end(ports, withdrawConnection, request, place),
    ),
    placeAction('/locality/{code}/connections/told', allocators, (request, place) =>
      end(ports, noteWorkerTold, request, place),
    ),
  ];
}

async function end(
  ports: LocalityPorts,
  endConnection: EndConnection,
  request: StaffRequest,
  place: Place,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const id = form['id'];
  const ended = await endConnection({
    connectionRequestId: (typeof id === 'string' ? readReference(id) : undefined) ?? '',
    actor: { kind: 'staff', id: staff.staffId },
    localityCode: place.code,
  });
  if (ended.ok) return redirect(`/locality/${place.code}/connections?ended=${ended.value}`);
  const problem = problemAt({}, 'id', refusalSentence(ended.failure));
  return showConnections(ports, request, place, { form: problem, status: 409 });
}

function refusalSentence(refusal: WithdrawConnectionRefusal): string {
  switch (refusal.kind) {
    case 'changed-by-someone-else':
      return 'Somebody else changed this request at the same moment. Look at the list again, then choose.';
    case 'not-found':
      return 'No request has this reference. Check it, or look at the list again.';
    case 'another-locality':
      return 'This request belongs to another locality, so nothing was changed.';
    default:
      return unreachable(refusal);
  }
}
