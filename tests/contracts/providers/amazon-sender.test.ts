import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { listenLocally } from '#infra/local/listen-locally.ts';
import { readBody } from '#infra/local/read-body.ts';
import type { OutgoingMessage } from '#shared/messages/index.ts';
import { createAmazonSender } from '#shared/messages/amazon.http.ts';

const reference = 'ABCDEFGHJK-MNPQRSTVWX';
const phone = '+447700900123';
const email = 'nadia@example.org';
const personalisation = {
  amount: '£150',
  link: 'https://open-door.example/mend/A/B',
  day: '13 May',
};
const text: OutgoingMessage = {
  ...{ reference, to: { channel: 'text', phone } },
  ...{ template: 'payment-returned-text', personalisation },
};
const mail: OutgoingMessage = {
  ...{ reference, to: { channel: 'email', email } },
  ...{ template: 'payment-returned-email', personalisation },
};
const textOrigin = 'arn:aws:sms-voice:eu-west-2:000000000000:sender-id/OPENDOOR/GB';

interface Asked {
  readonly service: 'emails' | 'texts';
  readonly body: Record<string, unknown>;
}
interface Fault {
  readonly status: number;
  readonly type: string;
  readonly body?: object;
}

/** Both services as they speak: SES by path, the texts by the target in a header. */
let asked: Asked[];
let faults: (Fault | 'late' | 'no-id')[];
let amazon: { url: string; close: () => Promise<void> };

beforeEach(async () => {
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  asked = [];
  faults = [];
  const server = createServer((request, response) => {
    void readBody(request, 100_000).then(async (bytes) => {
      const ofTexts = request.headers['x-amz-target'] === 'PinpointSMSVoiceV2.SendTextMessage';
      const ofEmails = request.method === 'POST' && request.url === '/v2/email/outbound-emails';
      if (!ofTexts && !ofEmails) throw new Error(`Nobody serves ${request.url ?? ''}`);
      asked.push({
        service: ofTexts ? 'texts' : 'emails',
        body: JSON.parse(bytes.toString('utf8')) as Record<string, unknown>,
      });
      const fault = faults.shift();
      if (fault === 'late') await pause(500);
      const failed = typeof fault === 'object' ? fault : undefined;
      response.writeHead(failed?.status ?? 200, {
        'content-type': ofTexts ? 'application/x-amz-json-1.0' : 'application/json',
        ...(failed && { 'x-amzn-errortype': failed.type }),
      });
      const ok = fault === 'no-id' ? {} : { MessageId: `id-${asked.length}` };
      response.end(JSON.stringify(failed ? { __type: failed.type, ...failed.body } : ok));
    });
  });
  amazon = await listenLocally(server, 0);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await amazon.close();
});

function sender(timeoutMs = 5_000) {
  return createAmazonSender({
    emailFrom: 'post@open-door.example',
    emailConfigurationSet: 'open-door-emails',
    textOrigin,
    textConfigurationSet: 'open-door-texts',
    timeoutMs,
    endpoint: amazon.url,
  });
}

describe('an email by Amazon SES', () => {
  it('goes out once in the words of its template, with our reference and nothing else of ours', async () => {
    expect(await sender().send(mail)).toEqual({ kind: 'taken', providerId: 'id-1' });
    expect(asked).toEqual([
      {
        service: 'emails',
        body: {
          FromEmailAddress: 'post@open-door.example',
          Destination: { ToAddresses: [email] },
          Content: {
            Simple: {
              Subject: {
                Data: 'Your money came back to us, and it is still yours',
                Charset: 'UTF-8',
              },
              Body: {
                Text: {
                  Data: 'Open Door: your bank sent £150 back to us. It is safe and still yours.\n\nTell us where to pay you: https://open-door.example/mend/A/B The link works until 13 May. Or call 0121 634 7100.',
                  Charset: 'UTF-8',
                },
              },
            },
          },
          ConfigurationSetName: 'open-door-emails',
          EmailTags: [{ Name: 'reference', Value: reference }],
        },
      },
    ]);
  });

  it('says of a discreet one what the discreet words say, amount and fund left out', async () => {
    const template = 'payment-returned-email-discreet';
    const discreet = { reference: 'ABC-DEF', link: 'https://x.example', day: '13 May' };
    await sender().send({ ...mail, template, personalisation: discreet });
    expect(JSON.stringify(asked[0]?.body)).toContain('About ABC-DEF');
    expect(JSON.stringify(asked[0]?.body)).not.toMatch(/£|money|bank|Open Door/);
  });

  it('carries the words of another language as they were put together', async () => {
    const given = { words: 'آپ کا کوڈ 12345 ہے', subject: 'آپ کا کوڈ' };
    await sender().send({ ...mail, template: 'other-language-email', personalisation: given });
    expect(asked[0]?.body['Content']).toMatchObject({
      Simple: { Subject: { Data: given.subject }, Body: { Text: { Data: given.words } } },
    });
  });

  it.each([
    ['MessageRejected', 'The message was rejected by a filter'],
    ['BadRequestException', `Illegal address: ${email}`],
  ])('that is refused with %s is refused for good, without its address', async (type, message) => {
    faults.push({ status: 400, type, body: { message } });
    expect(await sender().send(mail)).toEqual({ kind: 'refused', why: type });
  });

  it.each([
    ['TooManyRequestsException', 429, 'Rate exceeded', /TooManyRequestsException 429/],
    ['InternalServiceErrorException', 500, 'Sorry', /InternalServiceErrorException 500/],
    ['AccountSuspendedException', 400, 'Suspended', /suspended our account/],
    ['SendingPausedException', 400, 'Paused', /sending of emails is paused/],
    ['MailFromDomainNotVerifiedException', 400, 'No', /MAIL FROM/],
    ['LimitExceededException', 400, 'Too much', /allowance/],
    ['NotFoundException', 404, 'No such set', /deploy again/],
    ['MessageRejected', 400, `Email address is not verified: ${email}`, /verify the sender/],
    ['BadRequestException', 400, 'Configuration set <a> does not exist.', /configuration set/],
  ])(
    'comes again after %s, and what is thrown names no address',
    async (type, status, message, said) => {
      faults.push({ status, type, body: { message: `${message} ${email}` } });
      const thrown: unknown = await sender()
        .send(mail)
        .catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Error);
      const { message: sentence, cause } = thrown as Error;
      expect(sentence).toMatch(said);
      expect(sentence).not.toContain(email);
      expect(cause).toBeUndefined();
      expect(asked).toHaveLength(1);
    },
  );
});

describe('a text by AWS End User Messaging', () => {
  it('goes out once as what was asked for, from our own sender', async () => {
    expect(await sender().send(text)).toEqual({ kind: 'taken', providerId: 'id-1' });
    expect(asked).toEqual([
      {
        service: 'texts',
        body: {
          DestinationPhoneNumber: phone,
          OriginationIdentity: textOrigin,
          MessageBody:
            'Open Door: your bank sent £150 back to us. It is safe and still yours. Tell us where to pay you: https://open-door.example/mend/A/B The link works until 13 May. Or call 0121 634 7100.',
          MessageType: 'TRANSACTIONAL',
          ConfigurationSetName: 'open-door-texts',
          Context: { reference },
          DryRun: false,
        },
      },
    ]);
  });

  it.each(['07700 900123', '+44 7700 900 123', '0044 7700 900123'])(
    'goes to %s by the number that it stands for',
    async (typed) => {
      await sender().send({ ...text, to: { channel: 'text', phone: typed } });
      expect(asked[0]?.body).toMatchObject({ DestinationPhoneNumber: phone });
    },
  );

  it.each(['0121 634 7100', '12', 'none'])('does not go to %s, which takes none', async (typed) => {
    const to = { channel: 'text', phone: typed } as const;
    expect(await sender().send({ ...text, to })).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['ConflictException', { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }],
    ['ConflictException', { Reason: 'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION' }],
    ['ValidationException', { Reason: 'DESTINATION_COUNTRY_BLOCKED' }],
    [
      'ValidationException',
      {
        Reason: 'FIELD_VALIDATION_FAILED',
        Fields: [{ Name: 'DestinationPhoneNumber', Message: phone }],
      },
    ],
  ])('that meets %s %o is refused for good, without its number', async (type, body) => {
    faults.push({ status: 400, type, body: { Message: `No: ${phone}`, ...body } });
    expect(await sender().send(text)).toEqual({ kind: 'refused', why: body.Reason });
  });

  it.each([
    ['ThrottlingException', {}, /ThrottlingException 400/],
    ['InternalServerException', {}, /InternalServerException/],
    ['ConflictException', { Reason: 'NO_ORIGINATION_IDENTITIES_FOUND' }, /NO_ORIGINATION/],
    ['ServiceQuotaExceededException', { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' }, /spend/],
    ['AccessDeniedException', { Reason: 'ACCOUNT_DISABLED' }, /may not send/],
    [
      'ValidationException',
      { Reason: 'FIELD_VALIDATION_FAILED', Fields: [{ Name: 'ConfigurationSetName' }] },
      /FIELD_VALIDATION_FAILED/,
    ],
  ])('comes again after %s %o, and what is thrown names no number', async (type, body, said) => {
    faults.push({ status: 400, type, body: { Message: `No: ${phone}`, ...body } });
    const thrown: unknown = await sender()
      .send(text)
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Error);
    expect((thrown as Error).message).toMatch(said);
    expect((thrown as Error).message).not.toContain(phone);
    expect(asked).toHaveLength(1);
  });
});

describe('a message by Amazon', () => {
  it('is refused as a letter: nobody there prints any', async () => {
    const to = { channel: 'letter', lines: ['Nadia Hussain', '12 Main Road', 'B8 3BB'] } as const;
    expect(await sender().send({ ...text, to, template: 'payment-returned-letter' })).toEqual({
      kind: 'refused',
      why: 'Amazon prints no letters',
    });
    expect(asked).toEqual([]);
  });

  it.each([text, mail])('is refused while a blank of its words is open', async (message) => {
    const { link: _link, ...rest } = personalisation;
    expect(await sender().send({ ...message, personalisation: rest })).toMatchObject({
      kind: 'refused',
    });
    expect(asked).toEqual([]);
  });

  it.each([text, mail])(
    'comes again when no answer came, and is not repeated here',
    async (message) => {
      faults.push('late');
      await expect(sender(100).send(message)).rejects.toThrow(
        /did not take a message|did not answer/,
      );
      expect(asked).toHaveLength(1);
    },
  );

  it('comes again when it was given no id', async () => {
    faults.push('no-id');
    await expect(sender().send(mail)).rejects.toThrow('gave it no id');
  });

  it('cannot be asked about: it finds nothing, whatever was sent', async () => {
    const one = sender();
    await one.send(text);
    expect(await one.find(reference)).toBeUndefined();
  });
});
