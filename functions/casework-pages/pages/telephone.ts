import * as z from 'zod';

import { sealHandOver } from '#shared/applications/index.ts';
import type { Permission } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  page,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';

export const telephonePath = '/staff/telephone';
export const telephoneTakers = ['decide-cases'] as const satisfies Permission[];

/** Other words read to the caller need another name here. */
const agreementText = 'telephone-agreement-1';

const agreementSchema = z.object({
  caller: choice(['self', 'supporter'], 'Say who is on the telephone'),
  agreed: requiredText(
    {
      missing: 'Tick the box when the caller has agreed. Without that you cannot go on',
      tooLong: 'Tick the box when the caller has agreed',
    },
    3,
  ),
});

/** Whoever answers the telephone fills in the family's own form for it, and somebody else decides it. */
export function telephoneRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(telephonePath, telephoneTakers, () => ask()),
    staffAction(telephonePath, telephoneTakers, (request) => agree(ports, request)),
  ];
}

function ask(form: FormView = { values: {} }): StaffAnswer {
  return page('telephone.njk', { form }, { status: form.errors === undefined ? 200 : 400 });
}

function agree(
  { ids, matchingKey }: CaseworkPorts,
  { form, staff, at }: StaffRequest,
): StaffAnswer {
  const read = readForm(agreementSchema, form);
  if (!read.ok) return ask(read.failure);
  const by = { kind: 'staff', workerId: staff.staffId, workerName: staff.name } as const;
  const agreement = { how: 'on-the-telephone', at, textVersion: agreementText } as const;
  const token = sealHandOver(
    {
      applicationId: ids.reference(),
      onBehalf: { by, agreement },
      applyingAs: read.value.caller,
      madeAt: at,
    },
    matchingKey,
  );
  return redirect(`/apply/on-behalf/${token}`);
}
