import * as z from 'zod';

import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, readForm, redirect, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { instalmentRefusalWords } from '../words/instalment-words.ts';
import { grantPath, showGrant } from './grant-pages.ts';

/** Approving that the instalments of an accepted grant are paid. */
export function grantInstalmentRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffAction(
      '/staff/grants/{application}/instalments/{instalment}/approve',
      ['confirm-grants'],
      (request) => approve(ports, request),
    ),
  ];
}

const longestReason = 1_000;
const approvalSchema = z.object({
  accountRevision: z.coerce
    .number({ error: 'Look at the grant again, then approve.' })
    .int()
    .min(1),
  why: z
    .string()
    .trim()
    .max(longestReason, { error: `Write at most ${longestReason} characters` })
    .transform((text) => (text === '' ? undefined : text))
    .optional(),
});

async function approve(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const grantApplicationId = params['application'] ?? '';
  const instalment = Number(params['instalment']);
  if (!Number.isSafeInteger(instalment)) return notFound();
  const read = readForm(approvalSchema, form);
  if (!read.ok) {
    const [first] = read.failure.errors.summary;
    return showGrant(ports, request, first?.text);
  }
  const { accountRevision, why } = read.value;
  const approved = await ports.approveInstalment({
    ...{ grantApplicationId, instalment, accountRevision, staffId: staff.staffId },
    ...(why !== undefined && { reason: why }),
  });
  return approved.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=${approved.value.outcome}`)
    : showGrant(ports, request, instalmentRefusalWords(approved.failure));
}
