import * as z from 'zod';

import {
  groupMessageSchema,
  type createTellGroup,
  type GroupMessage,
} from '#shared/community-grants/index.ts';
import { contactCodeMessageSchema, type createTellContact } from '#shared/contact-codes/index.ts';
import {
  accountMessageSchema,
  awardMessageSchema,
  type AccountMessage,
  type AwardMessage,
  type createTellGroupOfAccount,
  type createTellGroupOfAward,
} from '#shared/grant-awards/index.ts';
import {
  changeMessageSchema,
  type ChangeMessage,
  type createTellGroupOfChange,
} from '#shared/grant-changes/index.ts';
import {
  returnMessageSchema,
  type createTellGroupOfReturn,
  type ReturnMessage,
} from '#shared/grant-payments/index.ts';
import {
  repaymentMessageSchema,
  type createTellGroupOfRepayment,
  type RepaymentMessage,
} from '#shared/grant-repayments/index.ts';
import {
  reportMessageSchema,
  type createTellGroupOfReport,
  type ReportMessage,
} from '#shared/grant-reports/index.ts';
import { signInMessageSchema, type createTellWhoeverSignsIn } from '#shared/group-sign-in/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import {
  amazonEventSchema,
  messageKindSchema,
  messageReceiptSchema,
  receiptFromAmazon,
  type createRecordReceipt,
  type createSendMessage,
} from '#shared/messages/index.ts';
import {
  savedMessageSchema,
  type SavedMessage,
  type createTellWhoeverSaved,
} from '#shared/saved-applications/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/** A message to send (to a family, to somebody who saved its answers, to a group), or what became of one. */
const ownWorkSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    message: messageKindSchema,
    applicationId: z.string().min(1),
    causeId: z.string().min(1),
    reference: z.string().optional(),
  }),
  messageReceiptSchema.extend({ kind: z.literal('receipt') }),
  ...savedMessageSchema.options,
  ...groupMessageSchema.options,
  contactCodeMessageSchema,
  ...awardMessageSchema.options,
  ...accountMessageSchema.options,
  changeMessageSchema,
  returnMessageSchema,
  reportMessageSchema,
  repaymentMessageSchema,
  signInMessageSchema,
]);

/** What Amazon says of a message comes to the same queue, and is one of our receipts from here on. */
const amazonWorkSchema = amazonEventSchema.transform((event) => {
  const receipt = receiptFromAmazon(event);
  return receipt === undefined
    ? ({ kind: 'nothing-to-record' } as const)
    : ({ kind: 'receipt', ...receipt } as const);
});
export const messageWorkSchema = z.union([ownWorkSchema, amazonWorkSchema]);
type MessageWork = z.infer<typeof messageWorkSchema>;

interface MessagePorts {
  readonly sendMessage: ReturnType<typeof createSendMessage>;
  readonly recordReceipt: ReturnType<typeof createRecordReceipt>;
  readonly tellWhoeverSaved: ReturnType<typeof createTellWhoeverSaved>;
  readonly tellContact: ReturnType<typeof createTellContact>;
  readonly tellGroup: ReturnType<typeof createTellGroup>;
  readonly tellGroupOfAward: ReturnType<typeof createTellGroupOfAward>;
  readonly tellGroupOfAccount: ReturnType<typeof createTellGroupOfAccount>;
  readonly tellGroupOfReport: ReturnType<typeof createTellGroupOfReport>;
  readonly tellGroupOfRepayment: ReturnType<typeof createTellGroupOfRepayment>;
  readonly tellGroupOfChange: ReturnType<typeof createTellGroupOfChange>;
  readonly tellGroupOfReturn: ReturnType<typeof createTellGroupOfReturn>;
  readonly tellWhoeverSignsIn: ReturnType<typeof createTellWhoeverSignsIn>;
}

/** All come again until they are done: a message is sent once, and a receipt recorded once. */
export function createHandler(ports: MessagePorts) {
  return async function handle(work: MessageWork): Promise<Verdict> {
    switch (work.kind) {
      case 'send':
        return send(ports, work);
      case 'receipt':
        return record(ports, work);
      case 'nothing-to-record':
        return { kind: 'done' };
      case 'application-saved':
      case 'return-code':
        return tell(ports, work);
      case 'contact-code':
        // The page says what to do when no code comes.
        await ports.tellContact(work);
        return { kind: 'done' };
      case 'group-code':
        await ports.tellWhoeverSignsIn(work);
        return { kind: 'done' };
      case 'group-invited':
      case 'group-confirm':
      case 'group-submitted':
        return verdictOf(work, await ports.tellGroup(work));
      case 'group-decision':
      case 'group-accept':
        return verdictOf(work, await ports.tellGroupOfAward(work));
      case 'group-account':
      case 'group-account-news':
        return verdictOf(work, await ports.tellGroupOfAccount(work));
      case 'group-report':
        return verdictOf(work, await ports.tellGroupOfReport(work));
      case 'group-repayment':
        return verdictOf(work, await ports.tellGroupOfRepayment(work));
      case 'group-change-news':
        return verdictOf(work, await ports.tellGroupOfChange(work));
      case 'group-payment-returned':
        return verdictOf(work, await ports.tellGroupOfReturn(work));
    }
  };
}

async function send(
  { sendMessage }: MessagePorts,
  { message, applicationId, causeId, reference }: Extract<MessageWork, { kind: 'send' }>,
): Promise<Verdict> {
  const sent = await sendMessage({ kind: message, applicationId, causeId, reference });
  if (sent.ok) return { kind: 'done' };
  switch (sent.failure.kind) {
    case 'being-sent':
      return { kind: 'retry', why: 'another worker has the message in hand' };
    case 'no-such-application':
      return {
        kind: 'park',
        reason: `There is no application ${applicationId}, though a message asks to write to its family.`,
      };
    default:
      return unreachable(sent.failure);
  }
}

async function record(
  { recordReceipt }: MessagePorts,
  { kind: _kind, ...receipt }: Extract<MessageWork, { kind: 'receipt' }>,
): Promise<Verdict> {
  const recorded = await recordReceipt(receipt);
  if (recorded.ok) return { kind: 'done' };
  switch (recorded.failure.kind) {
    case 'too-early':
      return { kind: 'retry', why: 'the message is not noted as sent yet' };
    case 'not-our-message':
      return {
        kind: 'park',
        reason: `A receipt came for the message ${receipt.reference}, which is none of ours.`,
      };
    default:
      return unreachable(recorded.failure);
  }
}

/** Whoever saved sees on the page what to do when no message comes; there is nobody else to tell. */
async function tell({ tellWhoeverSaved }: MessagePorts, work: SavedMessage): Promise<Verdict> {
  await tellWhoeverSaved(work);
  return { kind: 'done' };
}

type ToGroup =
  | GroupMessage
  | AwardMessage
  | AccountMessage
  | ChangeMessage
  | ReturnMessage
  | ReportMessage
  | RepaymentMessage;

/** What became of it is on the group's own page, and on ours: who has confirmed, and a button to write again. */
function verdictOf({ grantApplicationId }: ToGroup, told: { readonly ok: boolean }): Verdict {
  if (told.ok) return { kind: 'done' };
  return {
    kind: 'park',
    reason: `There is no grant application ${grantApplicationId}, though a message asks to write to its group.`,
  };
}
