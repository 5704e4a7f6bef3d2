import { describe, expect, it } from 'vitest';

import { createHandler, messageWorkSchema } from '#functions/send-messages/handler.ts';
import type { createTellGroup } from '#shared/community-grants/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import type { createTellGroupOfAward } from '#shared/grant-awards/index.ts';
import type { ReceiptRefusal, Sent, SendRefusal } from '#shared/messages/index.ts';
import type { Told } from '#shared/saved-applications/index.ts';

const send = {
  kind: 'send',
  message: 'payment-returned',
  applicationId: 'ABCDEFGHJK',
  causeId: 'E1',
} as const;
const receipt = { kind: 'receipt', reference: 'ABCDEFGHJK-MNPQRSTVWX', arrived: true } as const;

function setup(answers: {
  sent?: Result<Sent, SendRefusal>;
  recorded?: Result<'changed' | 'known', ReceiptRefusal>;
  told?: Told;
  toldOfAward?: Awaited<ReturnType<ReturnType<typeof createTellGroupOfAward>>>;
  toldGroup?: Awaited<ReturnType<ReturnType<typeof createTellGroup>>>;
}) {
  return createHandler({
    sendMessage: () => Promise.resolve(answers.sent ?? done('sent')),
    recordReceipt: () => Promise.resolve(answers.recorded ?? done('changed')),
    tellWhoeverSaved: () => Promise.resolve(answers.told ?? 'sent'),
    tellGroup: () => Promise.resolve(answers.toldGroup ?? done('sent')),
    tellGroupOfAward: () => Promise.resolve(answers.toldOfAward ?? done({ sent: 1 })),
    tellGroupOfAccount: () => Promise.resolve(answers.toldOfAward ?? done({ sent: 1 })),
    tellGroupOfRepayment: () => Promise.resolve(answers.toldOfAward ?? done({ sent: 1 })),
    tellGroupOfReport: () => Promise.resolve(answers.toldOfAward ?? done({ sent: 1 })),
    tellGroupOfChange: () => Promise.resolve(answers.toldOfAward ?? done({ sent: 1 })),
    tellGroupOfReturn: () => Promise.resolve(answers.toldOfAward ?? done({ sent: 1 })),
    tellWhoeverSignsIn: () => Promise.resolve(),
    tellContact: () => Promise.resolve(),
  });
}

describe('the work of sending messages', () => {
  it('is done when a message was sent or left to staff, or a receipt recorded', async () => {
    for (const sent of ['sent', 'known', 'not-needed', 'left-to-staff'] as const) {
      expect(await setup({ sent: done(sent) })(send)).toEqual({ kind: 'done' });
    }
    expect(await setup({})(receipt)).toEqual({ kind: 'done' });
  });

  it('comes again while another worker has it, or a receipt is too early', async () => {
    const inHand = refused({ kind: 'being-sent' as const });
    expect(await setup({ sent: inHand })(send)).toMatchObject({ kind: 'retry' });
    const early = refused({ kind: 'too-early' as const });
    expect(await setup({ recorded: early })(receipt)).toMatchObject({ kind: 'retry' });
  });

  it('is parked for a person when it is about nobody we know', async () => {
    const nobody = refused({ kind: 'no-such-application' as const, applicationId: 'ABCDEFGHJK' });
    expect(await setup({ sent: nobody })(send)).toMatchObject({ kind: 'park' });
    const { reference } = receipt;
    const strange = refused({ kind: 'not-our-message' as const, reference });
    expect(await setup({ recorded: strange })(receipt)).toMatchObject({ kind: 'park' });
  });

  it('is done whatever became of a code: whoever waits for it asks again', async () => {
    const code = { kind: 'return-code', applicationId: 'ABCDEFGHJK', codeNumber: 1 } as const;
    for (const told of ['sent', 'known', 'not-needed', 'refused'] as const) {
      expect(await setup({ told })(code)).toEqual({ kind: 'done' });
    }
  });

  it('writes to groups, and is parked when it is about none that we know', async () => {
    const grantApplicationId = 'ABCDEFGHJK';
    const submitted = { kind: 'group-submitted', grantApplicationId, contact: 1 } as const;
    expect(await setup({})(submitted)).toEqual({ kind: 'done' });
    const code = { kind: 'group-code', signInId: 'S1', codeNumber: 1 } as const;
    expect(await setup({})(code)).toEqual({ kind: 'done' });
    const toldGroup = refused({ kind: 'no-such-application' as const, grantApplicationId });
    expect(await setup({ toldGroup })(submitted)).toMatchObject({ kind: 'park' });
    expect(messageWorkSchema.safeParse(code).success).toBe(true);
  });

  it('writes to groups of an award, and is parked when it is about none that we know', async () => {
    const grantApplicationId = 'ABCDEFGHJK';
    const about = { grantApplicationId, causeId: 'E1' };
    const accept = { kind: 'group-accept', ...about, edition: 1, contact: 2 } as const;
    const offered = {
      kind: 'group-decision',
      told: 'grant-offered',
      proposalId: 'P1',
      ...about,
    } as const;
    const toldOfAward = refused({ kind: 'no-such-application' as const });
    for (const work of [accept, offered]) {
      expect(messageWorkSchema.safeParse(work).success).toBe(true);
      expect(await setup({})(work)).toEqual({ kind: 'done' });
      expect(await setup({ toldOfAward })(work)).toMatchObject({ kind: 'park' });
    }
  });

  it('parses what the relay and the receiver put on the queue, and nothing else', () => {
    expect(messageWorkSchema.safeParse(send).success).toBe(true);
    expect(messageWorkSchema.safeParse({ ...send, reference: 'OD1' }).success).toBe(true);
    expect(messageWorkSchema.safeParse(receipt).success).toBe(true);
    const saved = { kind: 'application-saved', applicationId: 'ABCDEFGHJK' };
    expect(messageWorkSchema.safeParse(saved).success).toBe(true);
    expect(messageWorkSchema.safeParse({ ...send, message: 'hello' }).success).toBe(false);
  });

  it('makes a receipt of what Amazon says, and nothing where no case waits to hear it', async () => {
    const event = {
      eventType: 'TEXT_DELIVERED',
      isFinal: true,
      context: { reference: receipt.reference },
      destinationPhoneNumber: '+447700900123',
    };
    expect(messageWorkSchema.parse(event)).toEqual(receipt);
    const visit = messageWorkSchema.parse({ ...event, context: { reference: 'VISIT-ABC' } });
    expect(visit).toEqual({ kind: 'nothing-to-record' });
    expect(await setup({})(visit)).toEqual({ kind: 'done' });
  });
});
