import type { EventBody, EventOf, EventType } from './event.ts';
import { payeeCheckOf, type RelayedMessage } from './relayed-message.ts';

/** The events of which people of community groups are told. */
export const toldToGroups = [
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
  'grant-stopped',
  'grant-account-given',
  'grant-other-account-given',
  'grant-other-account-asked-again',
  'grant-other-account-not-used',
  'grant-other-account-taken-over',
  'grant-report-reminded',
  'grant-report-sent',
  'grant-report-more-asked',
  'grant-report-accepted',
  'grant-change-asked',
  'grant-change-taken-back',
  'grant-change-agreed',
  'grant-change-refused',
  'grant-repayment-asked',
  'grant-repayment-received',
  'grant-repayment-waived',
  'grant-repayment-reminded',
] as const satisfies readonly EventType[];
type ToldToGroup = EventOf<(typeof toldToGroups)[number]>;

export function isToldToGroup(body: EventBody): body is ToldToGroup {
  return toldToGroups.some((type) => type === body.type);
}

/** What such an event asks others to do. */
export function messagesToGroup(body: ToldToGroup, eventId: string): readonly RelayedMessage[] {
  switch (body.type) {
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
    case 'grant-stopped':
    case 'grant-offer-withdrawn': {
      const { type: told, grantApplicationId, proposalId } = body;
      const what = { told, grantApplicationId, proposalId, causeId: eventId };
      return [toGroup({ kind: 'group-decision', ...what })];
    }
    case 'grant-acceptance-sent':
      return bothContacts.map((contact) => acceptanceOf({ ...body, contact }, eventId));
    case 'grant-acceptance-asked-again':
      return [acceptanceOf(body, eventId)];
    case 'grant-other-account-given':
      return [
        payeeCheckOf({ applicationId: body.grantApplicationId }, eventId),
        ...bothContacts.map((contact) => otherAccountOf({ ...body, contact }, eventId)),
        accountNewsOf(body, eventId),
      ];
    case 'grant-other-account-asked-again':
      return [otherAccountOf(body, eventId)];
    case 'grant-other-account-not-used':
      // The bank's word on the account that stays was overwritten with its word on the other one.
      return [
        payeeCheckOf({ applicationId: body.grantApplicationId }, eventId),
        accountNewsOf(body, eventId),
      ];
    case 'grant-other-account-taken-over':
      return [accountNewsOf(body, eventId)];
    case 'grant-report-reminded':
    case 'grant-report-sent':
    case 'grant-report-more-asked':
    case 'grant-report-accepted': {
      const { type: told, grantApplicationId } = body;
      return [toGroup({ kind: 'group-report', told, grantApplicationId, causeId: eventId })];
    }
    case 'grant-change-asked':
    case 'grant-change-taken-back':
    case 'grant-change-agreed':
    case 'grant-change-refused': {
      const { type: told, grantApplicationId, request } = body;
      const what = { told, grantApplicationId, request, causeId: eventId };
      return [toGroup({ kind: 'group-change-news', ...what })];
    }
    case 'grant-repayment-asked':
    case 'grant-repayment-received':
    case 'grant-repayment-waived':
    case 'grant-repayment-reminded': {
      const { type: told, grantApplicationId, amountPence } = body;
      const what = { told, grantApplicationId, amountPence, causeId: eventId };
      return [toGroup({ kind: 'group-repayment', ...what })];
    }
  }
}

/** A payment of a grant came back: the group gives an account that works. */
export function returnedToGroup(
  {
    applicationId: grantApplicationId,
    paymentId,
    attemptNumber,
  }: EventOf<'payment-returned' | 'payment-rejected'>,
  causeId: string,
): RelayedMessage {
  const what = { grantApplicationId, paymentId, attemptNumber, causeId };
  return toGroup({ kind: 'group-payment-returned', ...what });
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

/** One of them is to say whether another account is the group's. */
function otherAccountOf(
  {
    grantApplicationId,
    revision,
    contact,
  }: Pick<
    EventOf<'grant-other-account-asked-again'>,
    'grantApplicationId' | 'revision' | 'contact'
  >,
  causeId: string,
): RelayedMessage {
  return toGroup({ kind: 'group-account', grantApplicationId, revision, contact, causeId });
}

function accountNewsOf(
  {
    type: told,
    grantApplicationId,
    revision,
  }: { readonly type: string; readonly grantApplicationId: string; readonly revision: number },
  causeId: string,
): RelayedMessage {
  return toGroup({ kind: 'group-account-news', told, grantApplicationId, revision, causeId });
}

function toGroup(message: object): RelayedMessage {
  return { target: 'messages', body: JSON.stringify(message) };
}
