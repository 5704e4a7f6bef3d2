import * as z from 'zod';

import { done, refused, showReference, type Result } from '#shared/kernel/index.ts';
import {
  dayInWords,
  visitReferenceOf,
  type MessageSender,
  type OutgoingMessage,
} from '#shared/messages/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { confirmationToken } from './confirm-application.ts';
import {
  answersOf,
  grantApplications,
  groupName,
  personIn,
  type GrantApplication,
} from './grant-application.ts';
import { roundOf } from './rounds.ts';
import { contactOf } from './sections.ts';

const contact = z.union([z.literal(1), z.literal(2)]);

/** What somebody of a group is to be told. */
export const groupMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('group-invited'),
    grantApplicationId: z.string().min(1),
    personId: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('group-confirm'),
    grantApplicationId: z.string().min(1),
    edition: z.int().min(1),
    contact,
    /** Asked again is another message. */
    causeId: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('group-submitted'),
    grantApplicationId: z.string().min(1),
    contact,
  }),
]);
export type GroupMessage = z.infer<typeof groupMessageSchema>;

interface TellPorts {
  readonly records: RecordReader;
  readonly sender: MessageSender;
  /** What the links in messages are made with. */
  readonly matchingKey: string;
  readonly serviceOrigin: string;
}

type Told =
  | 'sent'
  /** It went out before. */
  | 'known'
  /** What it was to tell is no longer so. */
  | 'not-needed'
  /** The provider would not take it: the group sees that nobody has confirmed, and mends the address. */
  | 'refused';

/** Writes to somebody of a group, once however often it is asked. */
export function createTellGroup(ports: TellPorts) {
  return async function tellGroup(
    message: GroupMessage,
  ): Promise<Result<Told, { kind: 'no-such-application'; grantApplicationId: string }>> {
    const { records, sender } = ports;
    const { grantApplicationId } = message;
    const found = await grantApplications.read(records, keys.grantApplication(grantApplicationId));
    if (found === undefined) return refused({ kind: 'no-such-application', grantApplicationId });
    const outgoing = outgoingFor(ports, message, found.document);
    if (outgoing === undefined) return done('not-needed');
    if ((await sender.find(outgoing.reference)) !== undefined) return done('known');
    const answer = await sender.send(outgoing);
    return done(answer.kind === 'taken' ? 'sent' : 'refused');
  };
}

function outgoingFor(
  { matchingKey, serviceOrigin }: TellPorts,
  message: GroupMessage,
  application: GrantApplication,
): OutgoingMessage | undefined {
  const { grantApplicationId } = application;
  const round = roundOf(application);
  const common = {
    group: groupName(application) ?? '',
    round: round.name,
    reference: showReference(grantApplicationId),
  };
  switch (message.kind) {
    case 'group-invited': {
      const invited = personIn(application, message.personId);
      if (invited === undefined || application.state === 'withdrawn') return undefined;
      const { invitedBy } = invited;
      const by = invitedBy === undefined ? undefined : personIn(application, invitedBy);
      return {
        reference: visitReferenceOf(message.kind, grantApplicationId, message.personId),
        to: { channel: 'email', email: invited.email },
        template: 'group-invited-email',
        personalisation: {
          who: by?.name ?? 'Somebody',
          round: round.name,
          link: `${serviceOrigin}/grants/sign-in`,
        },
      };
    }
    case 'group-confirm': {
      const { edition, causeId } = message;
      if (application.state !== 'awaiting-confirmation' || application.edition !== edition) {
        return undefined;
      }
      if (application.confirmations.some((each) => each.contact === message.contact)) {
        return undefined;
      }
      const { email } = contactOf(answersOf(application).contacts, message.contact);
      const as = { number: message.contact, email };
      const token = confirmationToken(application, as, matchingKey);
      return {
        reference: visitReferenceOf(
          ...[message.kind, grantApplicationId, String(message.contact), causeId],
        ),
        to: { channel: 'email', email },
        template: 'group-confirm-email',
        personalisation: {
          ...common,
          day: dayInWords(round.confirmBy, 'en'),
          link: `${serviceOrigin}/grants/confirm/${grantApplicationId}/${message.contact}/${token}`,
        },
      };
    }
    case 'group-submitted': {
      if (application.state !== 'submitted') return undefined;
      const { email } = contactOf(answersOf(application).contacts, message.contact);
      return {
        reference: visitReferenceOf(message.kind, grantApplicationId, String(message.contact)),
        to: { channel: 'email', email },
        template: 'group-submitted-email',
        personalisation: common,
      };
    }
  }
}
