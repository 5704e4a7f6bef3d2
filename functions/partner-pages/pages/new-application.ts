import * as z from 'zod';

import { agreementWays, sealHandOver } from '#shared/applications/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import {
  choice,
  page,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import { partnerAction, partnerPage, type PartnerAnswer, type PartnerRequest } from '../guard.ts';
import type { PartnerPorts } from '../ports.ts';

const path = '/partners/new';
/** Other words read to the family need another name here. */
const agreementText = 'partner-agreement-1';

const agreementSchema = z.object({
  how: choice(agreementWays, 'Say how the family agreed'),
  agreed: requiredText(
    {
      missing: 'Tick the box when the family has agreed. Without that you cannot apply for it',
      tooLong: 'Tick the box when the family has agreed',
    },
    3,
  ),
});

/** The family's agreement, written down before anything is asked of it; then its own form. */
export function newApplicationRoutes(ports: PartnerPorts): Route<StaffVisit>[] {
  return [
    partnerPage(ports, path, (request) => ask(request)),
    partnerAction(ports, path, (request) => agree(ports, request)),
  ];
}

function ask({ partner }: PartnerRequest, form: FormView = { values: {} }): PartnerAnswer {
  const status = form.errors === undefined ? 200 : 400;
  return page(
    'new-application.njk',
    { form, partner: partner.name, back: '/partners' },
    { status },
  );
}

function agree(ports: PartnerPorts, request: PartnerRequest): PartnerAnswer {
  const read = readForm(agreementSchema, request.form);
  if (!read.ok) return ask(request, read.failure);
  const { worker, partner, at } = request;
  const token = sealHandOver(
    {
      applicationId: ports.ids.reference(),
      onBehalf: {
        by: {
          kind: 'partner',
          partnerId: partner.partnerId,
          organisation: partner.name,
          workerId: worker.workerId,
          workerName: worker.name,
        },
        agreement: { how: read.value.how, at, textVersion: agreementText },
      },
      applyingAs: 'professional',
      madeAt: at,
    },
    ports.matchingKey,
  );
  return redirect(`/apply/on-behalf/${token}`);
}
