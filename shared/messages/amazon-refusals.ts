import * as z from 'zod';

/** What Amazon's clients throw, of which the name and the reason are read and the sentence is not: it may hold an address. */
const thrownSchema = z.object({
  name: z.string(),
  message: z.string().default(''),
  Reason: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional(),
});

/** Of a text: why it can never go to this number, whoever asks, by the reasons that the service gives. */
const neverToThisNumber: readonly string[] = [
  'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION',
  'DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
  'DESTINATION_COUNTRY_BLOCKED',
  'COUNTRY_NOT_ENABLED',
  'INTERNATIONAL_SENDING_NOT_SUPPORTED',
  'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY',
  'PRICE_OVER_THRESHOLD',
];

/** The fields of a request that only what the family gave us can make wrong. */
const numberFields: readonly string[] = ['DestinationPhoneNumber'];

/** What whoever runs the platform does about a fault that meets every message. */
const setUp: Readonly<Record<string, string>> = {
  AccountSuspendedException: 'Amazon suspended our account for emails: answer its mail',
  SendingPausedException: 'sending of emails is paused: let the account or configuration set go',
  MailFromDomainNotVerifiedException: 'the MAIL FROM domain is not verified: put its DNS right',
  NotFoundException: 'the configuration set is gone: deploy again',
  ResourceNotFoundException: 'the configuration set or the sender of texts is gone: deploy again',
  LimitExceededException: 'the day’s allowance of emails is used up: ask for a higher one',
  ServiceQuotaExceededException: 'what we may spend on texts is used up: ask for more',
  AccessDeniedException: 'the function may not send: look at the stack and at our standing',
};

/**
 * Why a message is refused for good, in words without the address; undefined where trying again may help.
 * A fault of our own set-up is none: it meets every message alike, and once it is mended all of them should
 * still go. Sources: SES API v2, SendEmail; End User Messaging SMS, SendTextMessage.
 */
export function refusalOf(thrown: unknown): string | undefined {
  const parsed = thrownSchema.safeParse(thrown);
  if (!parsed.success) return undefined;
  const { name, message, Reason: reason } = parsed.data;
  switch (name) {
    // An identity that is not verified is ours, or anybody's while the account is in its sandbox.
    case 'MessageRejected':
    case 'BadRequestException':
      return isOfSender(message) ? undefined : name;
    case 'ConflictException':
      return reason !== undefined && neverToThisNumber.includes(reason) ? reason : undefined;
    case 'ValidationException':
      return isOfNumber(thrown, reason) ? (reason ?? name) : undefined;
    default:
      return undefined;
  }
}

/** Said of our own side, and of every message alike. */
function isOfSender(message: string): boolean {
  return /not verified|configuration set/i.test(message);
}

const fieldsSchema = z.object({ Fields: z.array(z.object({ Name: z.string() })).default([]) });

function isOfNumber(thrown: unknown, reason: string | undefined): boolean {
  if (reason !== undefined && neverToThisNumber.includes(reason)) return true;
  const parsed = fieldsSchema.safeParse(thrown);
  return parsed.success && parsed.data.Fields.some(({ Name }) => numberFields.includes(Name));
}

/**
 * What is thrown instead of the client's own error, so that the message comes again. It has no cause:
 * Amazon repeats addresses in its sentences, and what is thrown here is logged.
 */
export function withoutAddress(service: string, thrown: unknown): Error {
  const parsed = thrownSchema.safeParse(thrown);
  if (!parsed.success) return new Error(`${service} did not answer`);
  const { name, message, Reason: reason, $metadata: metadata } = parsed.data;
  const status = metadata?.httpStatusCode;
  const what = [name, reason, status === undefined ? undefined : String(status)]
    .filter((part) => part !== undefined)
    .join(' ');
  const advice = isOfSender(message)
    ? 'verify the sender of our emails, look for its configuration set, take the account out of its sandbox'
    : setUp[name];
  return new Error(`${service} did not take a message (${what})${advice ? `: ${advice}` : ''}`);
}
