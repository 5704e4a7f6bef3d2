import { grantsProgramme } from './event.ts';
import type { DomainEvent, EventBody, EventOf, EventType } from './event.ts';
import {
  isToldToGroup,
  messagesToGroup,
  returnedToGroup,
  toldToGroups,
} from './relay-to-groups.ts';
import { payeeCheckOf, type RelayedMessage } from './relayed-message.ts';

/** The events that ask something of somebody. Of a family's many events, they are the few. */
export const relayedEvents = [
  'application-submitted',
  'application-looks-real',
  'application-reopened',
  'payee-changed',
  'payment-run-started',
  'payment-run-asked-about',
  'payment-run-cancelled',
  'payment-run-acknowledged',
  'payment-run-released',
  'voucher-issued',
  'voucher-code-asked-again',
  'voucher-reminder-due',
  'contact-reminder-due',
  'payment-rejected',
  'payment-returned',
  'voucher-redeemed',
  'voucher-expired',
  'voucher-cancelled',
  'connection-allocated',
  'connection-withdrawn',
  ...toldToGroups,
] as const satisfies readonly EventType[];

/** What a committed event asks others to do. */
export function messagesFor({ body, eventId }: DomainEvent): readonly RelayedMessage[] {
  if (isToldToGroup(body)) return messagesToGroup(body, eventId);
  if (!isRelayed(body)) return [];
  switch (body.type) {
    case 'application-submitted':
    case 'application-looks-real':
      // What may be made by a machine waits for a person: no bank is asked, and nobody behind it waits.
      if (body.type === 'application-submitted' && body.setAside === true) return [];
      return [
        {
          target: 'applications',
          body: JSON.stringify({ applicationId: body.applicationId, causationId: eventId }),
        },
        payeeCheckOf(body, eventId),
      ];
    // What was set aside and declined was never asked about; anybody else has its answer already.
    case 'application-reopened':
    case 'payee-changed':
      return [payeeCheckOf(body, eventId)];
    case 'payment-run-started':
    case 'payment-run-asked-about':
    case 'payment-run-cancelled':
      return [runOf(body, eventId)];
    case 'payment-run-released':
    case 'payment-run-acknowledged':
      // Whoever heard the answer may die before the accounts are forgotten, its message deleted by a twin.
      return [runOf(body, eventId)];
    case 'voucher-issued':
      return [messageOf('voucher-issued', body, eventId, body.reference)];
    case 'voucher-code-asked-again':
      return [messageOf('voucher-issued', body, eventId, body.reference)];
    case 'voucher-reminder-due':
      return [messageOf('voucher-reminder', body, eventId, body.reference)];
    case 'contact-reminder-due':
      return [messageOf('contact-reminder', body, eventId)];
    case 'payment-rejected':
    case 'payment-returned':
      if (body.programmeId === grantsProgramme) return [returnedToGroup(body, eventId)];
      return [messageOf('payment-returned', body, eventId)];
    case 'voucher-redeemed':
    case 'voucher-expired':
      return body.completes === 'returned' ? [messageOf('voucher-expired', body, eventId)] : [];
    case 'connection-allocated':
      return [caseSystemNewsOf('allocated', body, eventId)];
    case 'connection-withdrawn':
      // Who had no worker was never told of.
      return body.hasWorker ? [caseSystemNewsOf('withdrawn', body, eventId)] : [];
    case 'voucher-cancelled':
      // While its payment goes on, whoever holds its code has no other way to learn that it is dead.
      return body.completes === 'returned'
        ? [messageOf('voucher-cancelled', body, eventId)]
        : [messageOf('voucher-stopped', body, eventId, body.reference)];
  }
}

function isRelayed(
  body: EventBody,
): body is EventOf<Exclude<(typeof relayedEvents)[number], (typeof toldToGroups)[number]>> {
  return relayedEvents.some((type) => type === body.type);
}

/** A run that is to be carried on. */
function runOf({ runId }: { readonly runId: string }, causationId: string): RelayedMessage {
  return { target: 'payment-runs', body: JSON.stringify({ runId, causationId }) };
}

/** What the case-management system hears of a family. */
function caseSystemNewsOf(
  news: 'allocated' | 'withdrawn',
  { connectionRequestId }: { readonly connectionRequestId: string },
  newsId: string,
): RelayedMessage {
  return { target: 'case-system', body: JSON.stringify({ connectionRequestId, news, newsId }) };
}

/** What a family has no other way to learn in time; everything else is on its status page. */
function messageOf(
  message: string,
  { applicationId }: { readonly applicationId: string },
  causeId: string,
  reference?: string,
): RelayedMessage {
  const about = reference === undefined ? {} : { reference };
  const body = JSON.stringify({ kind: 'send', message, applicationId, causeId, ...about });
  return { target: 'messages', body };
}
