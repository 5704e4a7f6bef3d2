import { grantsProgramme } from './event.ts';
import type { DomainEvent, EventBody, EventOf, EventType } from './event.ts';

/** The queues an event leads to. */
export const relayTargets = ['applications', 'payee-checks', 'payment-runs', 'messages'] as const;
export type RelayTarget = (typeof relayTargets)[number];

export interface RelayedMessage {
  readonly target: RelayTarget;
  readonly body: string;
}

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
  'payment-rejected',
  'payment-returned',
  'voucher-redeemed',
  'voucher-expired',
  'voucher-cancelled',
  'grant-person-invited',
  'grant-application-sent',
  'grant-confirmation-asked-again',
  'grant-contact-mended',
  'grant-application-submitted',
  'grant-offered',
  'grant-refused',
  'grant-acceptance-sent',
  'grant-acceptance-asked-again',
  'grant-offer-ending',
  'grant-accepted',
  'grant-declined',
  'grant-lapsed',
  'grant-offer-withdrawn',
  'grant-account-given',
] as const satisfies readonly EventType[];

/** What a committed event asks others to do. */
export function messagesFor({ body, eventId }: DomainEvent): readonly RelayedMessage[] {
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
    case 'payment-rejected':
    case 'payment-returned':
      // Staff see it on the page of the grant, and ring the group: it is no family of ours.
      if (body.programmeId === grantsProgramme) return [];
      return [messageOf('payment-returned', body, eventId)];
    case 'voucher-redeemed':
    case 'voucher-expired':
      return body.completes === 'returned' ? [messageOf('voucher-expired', body, eventId)] : [];
    case 'voucher-cancelled':
      // While its payment goes on, whoever holds its code has no other way to learn that it is dead.
      return body.completes === 'returned'
        ? [messageOf('voucher-cancelled', body, eventId)]
        : [messageOf('voucher-stopped', body, eventId, body.reference)];
    case 'grant-person-invited': {
      const { grantApplicationId, personId } = body;
      return [toGroup({ kind: 'group-invited', grantApplicationId, personId })];
    }
    case 'grant-application-sent':
      return bothContacts.map((contact) => confirmationOf({ ...body, contact }, eventId));
    case 'grant-confirmation-asked-again':
    case 'grant-contact-mended':
      return [confirmationOf(body, eventId)];
    case 'grant-account-given':
      return [payeeCheckOf({ applicationId: body.grantApplicationId }, eventId)];
    case 'grant-application-submitted': {
      const { grantApplicationId } = body;
      return bothContacts.map((contact) =>
        toGroup({ kind: 'group-submitted', grantApplicationId, contact }),
      );
    }
    case 'grant-offered':
    case 'grant-refused':
    case 'grant-offer-ending':
    case 'grant-accepted':
    case 'grant-declined':
    case 'grant-lapsed':
    case 'grant-offer-withdrawn': {
      const { type: told, grantApplicationId, proposalId } = body;
      const what = { told, grantApplicationId, proposalId, causeId: eventId };
      return [toGroup({ kind: 'group-decision', ...what })];
    }
    case 'grant-acceptance-sent':
      return bothContacts.map((contact) => acceptanceOf({ ...body, contact }, eventId));
    case 'grant-acceptance-asked-again':
      return [acceptanceOf(body, eventId)];
  }
}

function isRelayed(body: EventBody): body is EventOf<(typeof relayedEvents)[number]> {
  return relayedEvents.some((type) => type === body.type);
}

/** A run that is to be carried on. */
function runOf({ runId }: { readonly runId: string }, causationId: string): RelayedMessage {
  return { target: 'payment-runs', body: JSON.stringify({ runId, causationId }) };
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

const bothContacts = [1, 2] as const;

/** One of the two contacts of a group's application is to confirm it. */
function confirmationOf(
  { grantApplicationId, edition, contact }: Omit<EventOf<'grant-confirmation-asked-again'>, 'type'>,
  causeId: string,
): RelayedMessage {
  return toGroup({ kind: 'group-confirm', grantApplicationId, edition, contact, causeId });
}

/** One of them is to accept what the group was offered. */
function acceptanceOf(
  {
    grantApplicationId,
    edition,
    contact,
  }: Pick<EventOf<'grant-acceptance-asked-again'>, 'grantApplicationId' | 'edition' | 'contact'>,
  causeId: string,
): RelayedMessage {
  return toGroup({ kind: 'group-accept', grantApplicationId, edition, contact, causeId });
}

function toGroup(message: object): RelayedMessage {
  return { target: 'messages', body: JSON.stringify(message) };
}

/** Whose account it is gets asked whenever a family gives one. */
function payeeCheckOf(
  { applicationId }: { readonly applicationId: string },
  causationId: string,
): RelayedMessage {
  return { target: 'payee-checks', body: JSON.stringify({ applicationId, causationId }) };
}
