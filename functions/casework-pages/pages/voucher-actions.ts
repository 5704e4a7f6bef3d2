import { readReference, unreachable, type Result } from '#shared/kernel/index.ts';
import type { AskAboutVoucher, CancelRefusal, ResendRefusal } from '#shared/payments/index.ts';
import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, problemAt, redirect, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { decliners, showCase } from './case-page.ts';

/** What staff may do about a code or voucher that nobody used: send its code again, or cancel it. */
export function voucherRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  const path = '/staff/cases/{applicationId}/vouchers/{reference}' as const;
  return [
    staffAction(`${path}/resend`, decliners, (request) =>
      answered(ports, request, ports.resendCode, { asked: 'code-sent-again' }),
    ),
    staffAction(`${path}/cancel`, decliners, (request) =>
      answered(ports, request, ports.cancelVoucher, {
        ...{ asked: 'cancel-asked', ended: 'piece-unknown' },
      }),
    ),
  ];
}

async function answered<Outcome extends string>(
  { records }: CaseworkPorts,
  request: StaffRequest,
  ask: (about: AskAboutVoucher) => Promise<Result<Outcome, CancelRefusal | ResendRefusal>>,
  said: Readonly<Record<Outcome, string>>,
): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const applicationId = readReference(params['applicationId'] ?? '');
  if (applicationId === undefined) return notFound();
  const asked = await ask({
    ...{ applicationId, reference: params['reference'] ?? '' },
    actor: { kind: 'staff', id: staff.staffId },
  });
  if (asked.ok) return redirect(`/staff/cases/${applicationId}?done=${said[asked.value]}`);
  const problem = problemAt(form, 'payment', refusalWords(asked.failure));
  return showCase(records, request, { form: problem, status: 409 });
}

function refusalWords(refusal: CancelRefusal | ResendRefusal): string {
  switch (refusal.kind) {
    case 'not-open':
      return 'This code is used, over or not made yet. Look at the payment again.';
    case 'changed-meanwhile':
      return 'Something happened to this code at the same moment. Look at the payment again.';
    case 'too-late':
      return 'The provider says that this code was used or has ended already. Its report follows.';
    case 'unknown-to-provider':
      return 'The provider does not know this code. Give its reference to finance, who can ask there.';
    case 'order-under-way':
      return 'Its order may still be on its way, or is not decided yet, so nothing was asked. Try again in an hour.';
    case 'provider-does-not-answer':
      return 'The provider does not answer at the moment, so nothing was asked. The top of this page says since when.';
    case 'asked-too-often':
      return 'This code was sent again five times. Ring the family, or cancel it so that they can choose another way.';
    default:
      return unreachable(refusal);
  }
}
