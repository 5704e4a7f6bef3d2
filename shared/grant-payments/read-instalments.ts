import {
  grantAccountChanges,
  type GrantAwardIn,
  type Instalment,
} from '#shared/grant-awards/index.ts';
import { isPaymentOver, payments, type Payment } from '#shared/payments/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { grantApprovals, type GrantApproval } from './grant-approval.ts';
import type { KnownInstalment } from './instalment-standing.ts';

/** How an instalment of a grant stands: its payment, and who approved the attempt that comes next. */
export async function readInstalment(
  records: RecordReader,
  award: GrantAwardIn<'accepted'>,
  instalment: Instalment,
): Promise<KnownInstalment> {
  const { grantApplicationId } = award;
  const [payment, change] = await Promise.all([
    payments.read(records, keys.payment(grantApplicationId, instalment.instalment)),
    grantAccountChanges.read(records, keys.grantAccountChange(grantApplicationId)),
  ]);
  const next = nextAttempt(payment);
  const [approval, last] = await Promise.all([
    readApproval(records, grantApplicationId, instalment.instalment, next),
    next === 1
      ? undefined
      : readApproval(records, grantApplicationId, instalment.instalment, next - 1),
  ]);
  return {
    ...{ award, instalment, payment, approval, change: change?.document },
    lastRevision: last?.document.accountRevision,
  };
}

/** Which attempt an approval given now would be of. */
export function nextAttempt(payment: Loaded<Payment> | undefined): number {
  if (payment === undefined) return 1;
  const { attemptNumber } = payment.document;
  return isPaymentOver(payment.document) ? attemptNumber + 1 : attemptNumber;
}

function readApproval(
  records: RecordReader,
  grantApplicationId: string,
  instalment: number,
  attempt: number,
): Promise<Loaded<GrantApproval> | undefined> {
  return grantApprovals.read(records, keys.grantApproval(grantApplicationId, instalment, attempt));
}
