import { createHmac } from 'node:crypto';

import * as z from 'zod';

import { epochSeconds, invariant, type Clock } from '#shared/kernel/index.ts';

import type { MessageSender, OutgoingMessage, Recipient, SendAnswer } from './message-sender.ts';
import type { TemplateName } from './message-templates.ts';

export interface NotifySettings {
  readonly endpoint: string;
  readonly serviceId: string;
  /** The secret of the service's API key, its last 36 characters as GOV.UK Notify shows it. */
  readonly secret: string;
  readonly templates: Readonly<Record<TemplateName, string>>;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

const takenSchema = z.looseObject({ id: z.string() });
const foundSchema = z.looseObject({
  notifications: z.array(z.looseObject({ id: z.string(), reference: z.string().nullable() })),
});
const refusedSchema = z.looseObject({ errors: z.array(z.looseObject({ error: z.string() })) });

/**
 * Sends through GOV.UK Notify. It does not know a message again by its reference, so whether one went
 * out already is asked of its list of notifications. Busy, down and broken throw;
 * a 400 is an answer for good. Source: docs.notifications.service.gov.uk, REST API.
 */
export function createNotifySender(settings: NotifySettings): MessageSender {
  return {
    find: (reference) => findSent(settings, reference),
    async send(message): Promise<SendAnswer> {
      const { path, body } = requestFor(message, settings.templates[message.template]);
      const response = await ask(settings, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      if (response.ok) return { kind: 'taken', providerId: takenSchema.parse(answer).id };
      if (response.status === 400) {
        const { errors } = refusedSchema.parse(answer);
        return { kind: 'refused', why: errors.map(({ error }) => error).join(', ') };
      }
      throw new Error(`GOV.UK Notify answered ${response.status} to a message`);
    },
  };
}

async function findSent(settings: NotifySettings, reference: string): Promise<string | undefined> {
  const path = `/v2/notifications?reference=${encodeURIComponent(reference)}`;
  const response = await ask(settings, path, { method: 'GET' });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`GOV.UK Notify answered ${response.status} to a question`);
  return foundSchema.parse(answer).notifications.find((each) => each.reference === reference)?.id;
}

function ask(settings: NotifySettings, path: string, request: RequestInit): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${tokenOf(settings)}`);
  return fetch(new URL(path, settings.endpoint), {
    ...request,
    headers,
    signal: AbortSignal.timeout(settings.timeoutMs),
  });
}

function requestFor(
  { to, reference, personalisation }: OutgoingMessage,
  templateId: string,
): { readonly path: string; readonly body: object } {
  const common = { template_id: templateId, reference };
  switch (to.channel) {
    case 'text': {
      const body = { ...common, phone_number: to.phone, personalisation };
      return { path: '/v2/notifications/sms', body };
    }
    case 'email': {
      const body = { ...common, email_address: to.email, personalisation };
      return { path: '/v2/notifications/email', body };
    }
    case 'letter': {
      const body = { ...common, personalisation: { ...personalisation, ...addressOf(to) } };
      return { path: '/v2/notifications/letter', body };
    }
  }
}

function addressOf({ lines }: Extract<Recipient, { channel: 'letter' }>): Record<string, string> {
  invariant(lines.length >= 3 && lines.length <= 7, 'A letter has three to seven address lines');
  return Object.fromEntries(lines.map((line, index) => [`address_line_${index + 1}`, line]));
}

/** A JSON Web Token by HMAC-SHA-256, good for 30 seconds on either side of the issuing second. */
function tokenOf({ serviceId, secret, clock }: NotifySettings): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = { iss: serviceId, iat: epochSeconds(clock.now()) };
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
