import * as z from 'zod';

import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, readForm, redirect, requiredText, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { instalmentRefusalWords, takeAccountRefusalWords } from '../words/instalment-words.ts';
import { grantPath, showGrant } from './grant-pages.ts';

/** Approving that the instalments of an accepted grant are paid, and into which account. */
export function grantInstalmentRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffAction(
      '/staff/grants/{application}/instalments/{instalment}/approve',
      ['confirm-grants'],
      (request) => approve(ports, request),
    ),
    staffAction('/staff/grants/{application}/account/take-over', ['confirm-grants'], (request) =>
      takeOver(ports, request),
    ),
    staffAction('/staff/grants/{application}/account/turn-down', ['confirm-grants'], (request) =>
      turnDown(ports, request),
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

const revisionSchema = z.object({
  revision: z.coerce.number({ error: 'Look at the account again.' }).int().min(1),
});
const turnDownSchema = revisionSchema.extend({
  notTaken: requiredText(
    {
      missing: 'Write why you do not take it over. The group reads it',
      tooLong: `Write at most ${longestReason} characters`,
    },
    longestReason,
  ),
});

async function takeOver(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const grantApplicationId = params['application'] ?? '';
  const read = readForm(revisionSchema, form);
  if (!read.ok) return showGrant(ports, request, read.failure.errors.summary[0]?.text);
  const { revision } = read.value;
  const taken = await ports.takeOtherAccount({
    ...{ grantApplicationId, revision, staffId: staff.staffId },
  });
  return taken.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=account-taken`)
    : showGrant(ports, request, takeAccountRefusalWords(taken.failure));
}

async function turnDown(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const grantApplicationId = params['application'] ?? '';
  const read = readForm(turnDownSchema, form);
  if (!read.ok) return showGrant(ports, request, undefined, read.failure);
  const { revision, notTaken: reason } = read.value;
  const refused = await ports.refuseOtherAccount({
    ...{ grantApplicationId, revision, reason, staffId: staff.staffId },
  });
  return refused.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=account-turned-down`)
    : showGrant(ports, request, takeAccountRefusalWords(refused.failure));
}
