import * as z from 'zod';

import type { StopRefusal } from '#shared/grant-awards/index.ts';
import type { StopGrantRefusal } from '#shared/grant-payments/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { readForm, redirect, requiredText, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { interestDeclared } from '../words/refusal-sentence.ts';
import { grantPath, showGrant } from './grant-pages.ts';

const one = '/staff/grants/{application}/stop';
const longestReason = 1000;

/** Stopping a grant that a group accepted: one of staff proposes it, another confirms it. */
export function grantStopRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffAction(`${one}/propose`, ['propose-grants'], (request) => propose(ports, request)),
    staffAction(`${one}/confirm`, ['confirm-grants'], async (request) => {
      const stopped = await ports.stopGrant(about(request));
      return stopped.ok
        ? redirect(`${here(request)}?done=stopped`)
        : showGrant(ports, request, stopRefusal(stopped.failure));
    }),
    staffAction(`${one}/keep`, ['propose-grants', 'confirm-grants'], async (request) => {
      const kept = await ports.keepGoing(about(request));
      return kept.ok
        ? redirect(`${here(request)}?done=goes-on`)
        : showGrant(ports, request, stopRefusal(kept.failure));
    }),
  ];
}

function about({ params, staff }: StaffRequest) {
  return { grantApplicationId: params['application'] ?? '', staffId: staff.staffId };
}

function here({ params }: StaffRequest): string {
  return grantPath(params['application'] ?? '');
}

const reasonSchema = z.object({
  stopReason: requiredText(
    {
      missing: 'Write why, in words that the group reads',
      tooLong: `Write why in ${longestReason} characters or fewer`,
    },
    longestReason,
  ),
});

async function propose(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const read = readForm(reasonSchema, request.form);
  if (!read.ok) return showGrant(ports, request, undefined, read.failure);
  const { stopReason: reason } = read.value;
  const proposed = await ports.proposeStop({ ...about(request), reason });
  return proposed.ok
    ? redirect(`${here(request)}?done=stop-proposed`)
    : showGrant(ports, request, stopRefusal(proposed.failure));
}

function stopRefusal(refusal: StopRefusal | StopGrantRefusal): string {
  switch (refusal.kind) {
    case 'no-such-application':
    case 'not-running':
      return 'This grant is not running any more, or nobody accepted it. Nothing was done.';
    case 'has-interest':
      return interestDeclared;
    case 'stop-proposed-already':
      return 'Somebody has proposed it already. Look at their reason below.';
    case 'no-stop-proposed':
      return 'The proposal was taken back meanwhile. Nothing was done.';
    case 'proposed-by-you':
      return 'You proposed this, so somebody else has to confirm it.';
    case 'payment-under-way':
      return 'A payment of this grant is on its way. Stop it once the bank says what became of it.';
    case 'held-as-suspect':
      return 'A payment of this grant is held as possible fraud or as a duplicate. Whoever holds it decides first.';
    case 'changed-by-someone-else':
      return 'Somebody else was changing this at the same moment, so nothing was done. Look at it again.';
    default:
      return unreachable(refusal);
  }
}
