import { describe, expect, it } from 'vitest';

import { amazonEventSchema, receiptFromAmazon } from '#shared/messages/index.ts';

const reference = 'ABCDEFGHJK-MNPQRSTVWX';

/** As SES publishes it, cut to what is of use and to what must not be kept. */
const email = {
  eventType: 'Delivery',
  mail: {
    timestamp: '2026-05-06T09:00:00.000Z',
    messageId: '0102018c',
    destination: ['nadia@example.org'],
    commonHeaders: { to: ['nadia@example.org'], subject: 'About you' },
    tags: { 'ses:configuration-set': ['open-door'], reference: [reference] },
  },
};
const text = {
  eventType: 'TEXT_DELIVERED',
  eventVersion: '1.0',
  isFinal: true,
  originationPhoneNumber: 'OPENDOOR',
  destinationPhoneNumber: '+447700900123',
  messageStatus: 'DELIVERED',
  context: { reference },
};

function became(event: object) {
  return receiptFromAmazon(amazonEventSchema.parse(event));
}

describe('what Amazon says of an email', () => {
  it.each([
    [{}, { arrived: true }],
    [
      { eventType: 'Bounce', bounce: { bounceType: 'Permanent' } },
      { arrived: false, afterwards: 'sent-back' },
    ],
    [{ eventType: 'Bounce', bounce: { bounceType: 'Transient' } }, { arrived: false }],
    [{ eventType: 'Complaint' }, { arrived: false, afterwards: 'unwanted' }],
    [{ eventType: 'Reject' }, { arrived: false }],
  ])('%o is %o', (changes, expected) => {
    expect(became({ ...email, ...changes })).toEqual({ reference, ...expected });
  });

  it.each(['Send', 'DeliveryDelay', 'Open'])('%s says nothing yet', (eventType) => {
    expect(became({ ...email, eventType })).toBeUndefined();
  });
});

describe('what Amazon says of a text', () => {
  it.each([
    ['TEXT_DELIVERED', true],
    ['TEXT_UNREACHABLE', false],
    ['TEXT_CARRIER_BLOCKED', false],
    ['TEXT_INVALID', false],
    ['TEXT_TTL_EXPIRED', false],
  ])('%s: arrived %s', (eventType, arrived) => {
    expect(became({ ...text, eventType })).toEqual({ reference, arrived });
  });

  it.each(['TEXT_QUEUED', 'TEXT_SENT', 'TEXT_SUCCESSFUL'])('%s says nothing yet', (eventType) => {
    expect(became({ ...text, eventType })).toBeUndefined();
  });

  it('says nothing while it may still change', () => {
    expect(became({ ...text, eventType: 'TEXT_UNREACHABLE', isFinal: false })).toBeUndefined();
  });
});

describe('what Amazon says of a message', () => {
  it('is dropped but for the reference and what became of it', () => {
    expect(
      JSON.stringify([email, text].map((event) => amazonEventSchema.parse(event))),
    ).not.toMatch(/nadia|7700|About you/);
  });

  it.each([
    { ...email, mail: { ...email.mail, tags: {} } },
    { ...email, mail: { ...email.mail, tags: { reference: ['VISIT-ABC'] } } },
    { ...text, context: {} },
    { ...text, context: { reference: 'VISIT-ABC' } },
  ])('is for nobody where no case waits to hear it', (event) => {
    expect(became(event)).toBeUndefined();
  });

  it.each([{ eventType: 'VOICE_ANSWERED' }, { hello: 'there' }, 'Successfully validated'])(
    'is not what %o is',
    (event) => {
      expect(amazonEventSchema.safeParse(event).success).toBe(false);
    },
  );
});
