import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import { epochSeconds, sameSecret } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { fillBlanks, templateNames, textOfTemplate } from '#shared/messages/message-templates.ts';
import type { TemplateName, TemplateText } from '#shared/messages/message-templates.ts';
import type { SentMessage, SentMessages } from './sent-messages.ts';

/** What GOV.UK Notify says to a request, as a status and a JSON body. */
export interface NotifyAnswer {
  readonly status: 200 | 201 | 400 | 403 | 404 | 503;
  readonly body: object;
}

interface DeskParts {
  readonly sent: SentMessages;
  readonly secret: string;
  readonly now: () => Instant;
  readonly wake: () => void;
}

const requestSchema = z.strictObject({
  template_id: z.string(),
  reference: z.string().optional(),
  phone_number: z.string().optional(),
  email_address: z.string().optional(),
  personalisation: z.record(z.string(), z.string()),
});
type Request = z.infer<typeof requestSchema>;

/** Who we are at GOV.UK Notify on this machine. */
export const localServiceId = '5c0e2f0a-0d0e-4c1b-9a53-b5e7f0d0a11d';

/** The id that the template of a name has here: always the same, in the form of Notify's. */
export function templateIdOf(name: TemplateName): string {
  return idFor(`template ${name}`);
}

const nameById = new Map(templateNames.map((name) => [templateIdOf(name), name]));
const channels = new Map([
  ['sms', 'text'],
  ['email', 'email'],
  ['letter', 'letter'],
]);

/** `POST /v2/notifications/{sms|email|letter}`: takes a message, as often as it is asked to. */
export function takeMessage(parts: DeskParts, type: string, text: string): NotifyAnswer {
  const channel = channels.get(type);
  const parsed = requestSchema.safeParse(parseOrUndefined(text));
  if (!parsed.success) return wrong('ValidationError', z.prettifyError(parsed.error));
  const name = nameById.get(parsed.data.template_id);
  if (name === undefined) return wrong('BadRequestError', 'Template not found');
  const template = textOfTemplate(name);
  if (template.channel !== channel) return wrong('BadRequestError', 'Template is of another type');
  const sentTo = addressIn(type, parsed.data);
  if (sentTo === undefined) return wrong('ValidationError', `There is nobody to send ${type} to`);
  const missing = blanksLeft(template, parsed.data.personalisation);
  if (missing.length > 0) {
    return wrong('BadRequestError', `Missing personalisation: ${missing.join(', ')}`);
  }
  return keep(parts, { name, template, sentTo, request: parsed.data });
}

/** `GET /v2/notifications?reference=…`. */
export function findMessages({ sent }: DeskParts, reference: string | null): NotifyAnswer {
  const found = reference === null ? [] : sent.findByReference(reference);
  return { status: 200, body: { notifications: found.map(shown), links: {} } };
}

/** Whether a request carries a token made with our secret within half a minute. */
export function isLetIn({ secret, now }: DeskParts, authorization: string | undefined): boolean {
  const [, header = '', claims = '', signature = ''] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? '') ?? [];
  const wanted = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
  if (!sameSecret(signature, wanted)) return false;
  const parsed = claimsSchema.safeParse(
    parseOrUndefined(Buffer.from(claims, 'base64url').toString('utf8')),
  );
  return (
    parsed.success &&
    parsed.data.iss === localServiceId &&
    Math.abs(parsed.data.iat - epochSeconds(now())) <= 30
  );
}

const claimsSchema = z.object({ iss: z.string(), iat: z.int() });

interface Taken {
  readonly name: TemplateName;
  readonly template: TemplateText;
  readonly sentTo: string;
  readonly request: Request;
}

function keep({ sent, now, wake }: DeskParts, { name, template, sentTo, request }: Taken) {
  const { reference = null, personalisation } = request;
  const { channel, version, subject } = template;
  const sentAt = now();
  const number = reference === null ? 0 : sent.findByReference(reference).length;
  const id = idFor(`${sentAt} ${reference ?? ''} ${sentTo} ${number}`);
  const status = fateOf(sentTo, channel);
  const message: SentMessage = {
    ...{ id, reference, channel, sentTo, sentAt, status, template: name },
    subject: subject === undefined ? null : fillBlanks(subject, personalisation),
    body: fillBlanks(template.body, personalisation),
    templateVersion: version,
  };
  sent.keep(message, {
    reportId: id,
    kind: 'settlement',
    dueAt: sentAt,
    body: JSON.stringify({ ...shown(message), to: sentTo, notification_type: channel }),
    lineCount: 1,
  });
  wake();
  return {
    status: 201,
    body: {
      ...{ id, reference, content: { body: message.body, subject: message.subject } },
      template: { id: request.template_id, version },
    },
  } as const;
}

function shown({ id, reference, status, sentAt }: SentMessage): object {
  return { id, reference, status, created_at: sentAt, sent_at: sentAt, completed_at: sentAt };
}

/** Numbers and addresses that fail, as GOV.UK Notify's own documentation names them for tests. */
const failing = new Map([
  ['+447700900003', 'temporary-failure'],
  ['+447700900002', 'permanent-failure'],
  ['temp-fail@simulator.notify', 'temporary-failure'],
  ['perm-fail@simulator.notify', 'permanent-failure'],
]);

function fateOf(sentTo: string, channel: string): string {
  return failing.get(sentTo) ?? (channel === 'letter' ? 'received' : 'delivered');
}

/** A text goes to a mobile of this country, as Notify's does unless a service may send abroad. */
function addressIn(type: string, request: Request): string | undefined {
  if (type === 'email') return request.email_address;
  if (type === 'letter') return letterLines(request.personalisation);
  const digits = (request.phone_number ?? '').replace(/[\s()-]/g, '').replace(/^0/, '+44');
  return /^\+447\d{9}$/.test(digits) ? digits : undefined;
}

function letterLines(personalisation: Request['personalisation']): string | undefined {
  const lines = [1, 2, 3, 4, 5, 6, 7].flatMap(
    (line) => personalisation[`address_line_${line}`] ?? [],
  );
  return lines.length < 3 ? undefined : lines.join('\n');
}

function blanksLeft(template: TemplateText, given: Request['personalisation']): string[] {
  const filled = fillBlanks(`${template.subject ?? ''} ${template.body}`, given);
  return [...filled.matchAll(/\(\(([a-z_0-9]+)\)\)/g)].map(([, blank = '']) => blank);
}

function idFor(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  // A UUID of version 4 in form, and the same for the same text.
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

export function wrong(error: string, message: string): NotifyAnswer {
  return { status: 400, body: { status_code: 400, errors: [{ error, message }] } };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
