import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

import { referenceTag } from './amazon-receipt.ts';
import { refusalOf, withoutAddress } from './amazon-refusals.ts';
import type { MessageSender, OutgoingMessage, SendAnswer } from './message-sender.ts';
import { blanksOf, fillBlanks, textOfTemplate } from './message-templates.ts';

export interface AmazonSettings {
  /** The address that emails come from. */
  readonly emailFrom: string;
  readonly emailConfigurationSet: string;
  /** The number, sender's name or pool that texts come from, by its ARN. */
  readonly textOrigin: string;
  readonly textConfigurationSet: string;
  readonly timeoutMs: number;
  /** One address for both, in place of Amazon's own. */
  readonly endpoint?: string;
}

interface Words {
  readonly subject: string | undefined;
  readonly body: string;
}

/**
 * Sends emails by Amazon SES and texts by AWS End User Messaging SMS, in words that are put together here:
 * neither has templates of ours. Nobody prints letters there, so each of those is refused. Neither service knows a
 * message again by our reference, nor takes a token that would keep it from sending twice: `find` finds nothing,
 * so a message goes out again when a worker died, or got no answer, after Amazon had taken it. For the same
 * reason no request is repeated here: the queue brings the message again, and counts how often.
 */
export function createAmazonSender(settings: AmazonSettings): MessageSender {
  const { emails, texts } = openClients(settings);
  return {
    find: () => Promise.resolve(undefined),
    async send(message): Promise<SendAnswer> {
      const words = wordsOf(message);
      if (words === undefined)
        return { kind: 'refused', why: 'a blank of its words is not filled' };
      const { to } = message;
      switch (to.channel) {
        case 'email': {
          const command = emailCommand(settings, message.reference, to.email, words);
          return answered('Amazon SES', () => emails.send(command));
        }
        case 'text': {
          const number = mobileNumber(to.phone);
          if (number === undefined) return { kind: 'refused', why: 'it is no mobile number' };
          const command = textCommand(settings, message.reference, number, words);
          return answered('AWS End User Messaging SMS', () => texts.send(command));
        }
        case 'letter':
          return { kind: 'refused', why: 'Amazon prints no letters' };
      }
    },
  };
}

function openClients({ timeoutMs, endpoint }: AmazonSettings): {
  readonly emails: SESv2Client;
  readonly texts: PinpointSMSVoiceV2Client;
} {
  const client = {
    maxAttempts: 1,
    requestHandler: {
      ...{ connectionTimeout: timeoutMs, requestTimeout: timeoutMs },
      throwOnRequestTimeout: true,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const emails = new SESv2Client(client);
  const texts = new PinpointSMSVoiceV2Client(client);
  // What is sent, and to whom, is in no log.
  emails.middlewareStack.remove('loggerMiddleware');
  texts.middlewareStack.remove('loggerMiddleware');
  return { emails, texts };
}

/** What GOV.UK Notify would make of its templates; undefined when it would miss something. */
function wordsOf({ template, personalisation }: OutgoingMessage): Words | undefined {
  const { subject, body } = textOfTemplate(template);
  const missing = blanksOf(`${subject ?? ''} ${body}`).filter(
    (blank) => !Object.hasOwn(personalisation, blank),
  );
  if (missing.length > 0) return undefined;
  return {
    subject: subject === undefined ? undefined : fillBlanks(subject, personalisation),
    body: fillBlanks(body, personalisation),
  };
}

function emailCommand(
  { emailFrom, emailConfigurationSet }: AmazonSettings,
  reference: string,
  email: string,
  { subject = '', body }: Words,
): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: emailFrom,
    Destination: { ToAddresses: [email] },
    Content: {
      Simple: {
        Subject: { Data: subject, Charset: 'UTF-8' },
        Body: { Text: { Data: body, Charset: 'UTF-8' } },
      },
    },
    ConfigurationSetName: emailConfigurationSet,
    EmailTags: [{ Name: referenceTag, Value: reference }],
  });
}

function textCommand(
  { textOrigin, textConfigurationSet }: AmazonSettings,
  reference: string,
  number: string,
  { body }: Words,
): SendTextMessageCommand {
  return new SendTextMessageCommand({
    DestinationPhoneNumber: number,
    OriginationIdentity: textOrigin,
    MessageBody: body,
    MessageType: 'TRANSACTIONAL',
    ConfigurationSetName: textConfigurationSet,
    Context: { [referenceTag]: reference },
    DryRun: false,
  });
}

/** As both services want it, `+447700900123`; undefined for a number of this country that takes no texts. */
function mobileNumber(phone: string): string | undefined {
  const number = parsePhoneNumberFromString(phone, 'GB');
  if (number?.isPossible() !== true) return undefined;
  const takesTexts = number.countryCallingCode !== '44' || number.nationalNumber.startsWith('7');
  return takesTexts ? number.number : undefined;
}

async function answered(
  service: string,
  ask: () => Promise<{ readonly MessageId?: string | undefined }>,
): Promise<SendAnswer> {
  let id: string | undefined;
  try {
    ({ MessageId: id } = await ask());
  } catch (thrown) {
    const why = refusalOf(thrown);
    if (why !== undefined) return { kind: 'refused', why };
    throw withoutAddress(service, thrown);
  }
  if (id === undefined) throw new Error(`${service} took a message and gave it no id`);
  return { kind: 'taken', providerId: id };
}
