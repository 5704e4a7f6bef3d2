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
import { dayInWords } from '#shared/messages/index.ts';
import { keys } from '#shared/records/index.ts';

import { dueOf, grantRepayments, sumsOf, type GrantRepayment } from './grant-repayment.ts';

/** What a whole group is told of money that it has to give back, by the event. */
export const repaymentMessageSchema = z.strictObject({
  kind: z.literal('group-repayment'),
  told: z.enum([
    ...(['grant-repayment-asked', 'grant-repayment-received'] as const),
    ...(['grant-repayment-waived', 'grant-repayment-reminded'] as const),
  ]),
  grantApplicationId: z.string().min(1),
  amountPence: z.int().min(1),
  causeId: z.string().min(1),
});
export type RepaymentMessage = z.infer<typeof repaymentMessageSchema>;

/**
 * Writes to everybody of a group and both contacts about money to give back; to each once however often it is
 * asked, and no reminder of what came meanwhile. Never with an account to pay into: that is on our page alone,
 * so that nobody pays into one that an email names.
 */
export function createTellGroupOfRepayment(ports: TellPorts) {
  return async function tellGroupOfRepayment(
    message: RepaymentMessage,
  ): Promise<Result<{ readonly sent: number }, NoSuchApplication>> {
    const { grantApplicationId, causeId } = message;
    const { records, serviceOrigin } = ports;
    const [application, award, repayment] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantRepayments.read(records, keys.grantRepayment(grantApplicationId)),
    ]);
    if (application === undefined || award === undefined || repayment === undefined) {
      return refused({ kind: 'no-such-application' });
    }
    const what = wordsOf(message, repayment.document);
    if (what === undefined) return done({ sent: 0 });
    const outgoing = toEverybodyOf(application.document, 'group-repayment', causeId, {
      ...{ ...aboutGrant(application.document, award.document), what },
      link: `${serviceOrigin}/grants/sign-in`,
    });
    return done({ sent: await sendEach(ports, outgoing) });
  };
}

/** Undefined when it is no longer so. */
function wordsOf(
  { told, amountPence }: RepaymentMessage,
  repayment: GrantRepayment,
): string | undefined {
  const amount = formatPounds(amountPence);
  const due = dueOf(repayment);
  const { outstandingPence } = sumsOf(repayment);
  switch (told) {
    case 'grant-repayment-asked':
      // Of what came before it was asked for nothing is asked again.
      return (
        due &&
        `Please give back ${formatPounds(outstandingPence)} of it by ${dayInWords(due, 'en')}.`
      );
    case 'grant-repayment-reminded':
      return (
        due &&
        `${formatPounds(outstandingPence)} of it should have come back by ${dayInWords(due, 'en')}, and we do not have it. If you cannot pay it at once, call us: we can agree on something.`
      );
    case 'grant-repayment-received':
      return outstandingPence === 0
        ? `We have ${amount} that you gave back. Thank you. There is nothing more to pay.`
        : `We have ${amount} that you gave back. Thank you. ${formatPounds(outstandingPence)} is left.`;
    case 'grant-repayment-waived':
      return outstandingPence === 0
        ? `You need not give back ${amount} of it any more. There is nothing more to pay.`
        : `You need not give back ${amount} of it any more. ${formatPounds(outstandingPence)} is left.`;
  }
}
