import * as z from 'zod';

import type { AgreeRefusal } from '#shared/grant-changes/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { readForm, redirect, requiredText, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { grantPath, showGrant } from './grant-pages.ts';

/** Answering what a group asks to change of its grant. */
export function grantChangeRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffAction('/staff/grants/{application}/change/agree', ['confirm-grants'], (request) =>
      agree(ports, request),
    ),
    staffAction('/staff/grants/{application}/change/refuse', ['confirm-grants'], (request) =>
      refuse(ports, request),
    ),
  ];
}

const longestWords = 2_000;
const tooLong = 'Write at most 2,000 characters';
const request = z.coerce.number({ error: 'Look at the change again.' }).int().min(1);
const agreeSchema = z.object({
  request,
  changeYes: requiredText({ missing: 'Write what the group reads', tooLong }, longestWords),
});
const refuseSchema = z.object({
  request,
  changeNo: requiredText(
    { missing: 'Write why you do not agree. The group reads it', tooLong },
    longestWords,
  ),
});

async function agree(ports: CaseworkPorts, about: StaffRequest): Promise<StaffAnswer> {
  const grantApplicationId = about.params['application'] ?? '';
  const read = readForm(agreeSchema, about.form);
  if (!read.ok) return showGrant(ports, about, undefined, read.failure);
  const agreed = await ports.agreeToGrantChange({
    ...{ grantApplicationId, staffId: about.staff.staffId },
    ...{ request: read.value.request, words: read.value.changeYes },
  });
  return agreed.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=change-${agreed.value}`)
    : showGrant(ports, about, refusalWords(agreed.failure));
}

async function refuse(ports: CaseworkPorts, about: StaffRequest): Promise<StaffAnswer> {
  const grantApplicationId = about.params['application'] ?? '';
  const read = readForm(refuseSchema, about.form);
  if (!read.ok) return showGrant(ports, about, undefined, read.failure);
  const refused = await ports.refuseGrantChange({
    ...{ grantApplicationId, staffId: about.staff.staffId },
    ...{ request: read.value.request, words: read.value.changeNo },
  });
  return refused.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=change-refused`)
    : showGrant(ports, about, refusalWords(refused.failure));
}

function refusalWords(refusal: AgreeRefusal): string {
  switch (refusal.kind) {
    case 'agreed-by-you-already':
      return 'You agreed to it already. Money moves between lines, so somebody else agrees too.';
    case 'not-open':
    case 'no-such-application':
      return 'The group took this back, or somebody has answered it since. Look at it again.';
    default:
      return unreachable(refusal);
  }
}
