import * as z from 'zod';

import { grantApplications, type NoSuchApplication } from '#shared/community-grants/index.ts';
import {
  aboutGrant,
  grantAwards,
  sendEach,
  toEverybodyOf,
  type TellPorts,
} from '#shared/grant-awards/index.ts';
import { done, formatPounds, refused, type Result } from '#shared/kernel/index.ts';
import { payments } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

/** An instalment came back, and its group is to be told. */
export const returnMessageSchema = z.strictObject({
  kind: z.literal('group-payment-returned'),
  grantApplicationId: z.string().min(1),
  paymentId: z.string().min(1),
  attemptNumber: z.int().min(1),
  causeId: z.string().min(1),
});
export type ReturnMessage = z.infer<typeof returnMessageSchema>;

/**
 * Writes to everybody of a group that a payment came back, and where to give an account that works; to each
 * once however often it is asked, and to nobody once it was approved again.
 */
export function createTellGroupOfReturn(ports: TellPorts) {
  return async function tellGroupOfReturn({
    grantApplicationId,
    paymentId,
    attemptNumber,
    causeId,
  }: ReturnMessage): Promise<Result<{ readonly sent: number }, NoSuchApplication>> {
    const { records, serviceOrigin } = ports;
    const [application, award] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
    ]);
    if (application === undefined || award?.document.state !== 'accepted') {
      return refused({ kind: 'no-such-application' });
    }
    const found = await records.getMany(
      award.document.instalments.map(({ instalment }) =>
        keys.payment(grantApplicationId, instalment),
      ),
    );
    const payment = found
      .map((item) => payments.parse(item).document)
      .find((each) => each.paymentId === paymentId);
    const cameBack = payment?.state === 'returned' || payment?.state === 'rejected';
    if (payment === undefined || !cameBack || payment.attemptNumber !== attemptNumber) {
      return done({ sent: 0 });
    }
    const { document } = application;
    const outgoing = toEverybodyOf(document, 'group-payment-returned', causeId, {
      ...aboutGrant(document, award.document),
      amount: formatPounds(payment.amountPence),
      link: `${serviceOrigin}/grants/sign-in`,
    });
    return done({ sent: await sendEach(ports, outgoing) });
  };
}
