import * as z from 'zod';

import {
  answersOf,
  contactOf,
  grantApplications,
  groupName,
  roundOf,
  tidyEmail,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import { done, formatPounds, refused, showReference, type Result } from '#shared/kernel/index.ts';
import {
  dayInWords,
  visitReferenceOf,
  type GroupMessageKind,
  type MessageSender,
  type OutgoingMessage,
  type Personalisation,
} from '#shared/messages/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { acceptanceToken } from './accept-offer.ts';
import { grantAwards, type AwardState, type GrantAward } from './grant-award.ts';

/** What a whole group is told of, by the event, with the state that it is told in and no other. */
const tellings = {
  'grant-offered': { state: 'offered', kind: 'group-offer' },
  'grant-offer-ending': { state: 'offered', kind: 'group-offer-ending' },
  'grant-accepted': { state: 'accepted', kind: 'group-accepted' },
  'grant-declined': { state: 'declined', kind: 'group-offer-over' },
  'grant-lapsed': { state: 'lapsed', kind: 'group-offer-over' },
  'grant-offer-withdrawn': { state: 'offer-withdrawn', kind: 'group-offer-over' },
  'grant-refused': { state: 'refused', kind: 'group-refused' },
  'grant-stopped': { state: 'accepted', kind: 'group-stopped' },
} as const satisfies Record<string, { readonly state: AwardState; readonly kind: string }>;

/** What a group, or one of its contacts, is to be told of an award. */
export const awardMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('group-decision'),
    told: z.enum([
      ...(['grant-offered', 'grant-offer-ending', 'grant-accepted', 'grant-declined'] as const),
      ...(['grant-lapsed', 'grant-offer-withdrawn', 'grant-refused', 'grant-stopped'] as const),
    ]),
    grantApplicationId: z.string().min(1),
    proposalId: z.string().min(1),
    causeId: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('group-accept'),
    grantApplicationId: z.string().min(1),
    edition: z.int().min(1),
    contact: z.union([z.literal(1), z.literal(2)]),
    /** Asked again is another message. */
    causeId: z.string().min(1),
  }),
]);
export type AwardMessage = z.infer<typeof awardMessageSchema>;
type DecisionMessage = Extract<AwardMessage, { kind: 'group-decision' }>;
type AcceptMessage = Extract<AwardMessage, { kind: 'group-accept' }>;

export interface TellPorts {
  readonly records: RecordReader;
  readonly sender: MessageSender;
  /** What the links in messages are made with. */
  readonly matchingKey: string;
  readonly serviceOrigin: string;
}

/**
 * Writes to everybody of a group, or to one contact who is to accept; to each once however often it is
 * asked, and nothing that is no longer so. Answers how many were sent: the others had it, or refuse it.
 */
export function createTellGroupOfAward(ports: TellPorts) {
  return async function tellGroupOfAward(
    message: AwardMessage,
  ): Promise<Result<{ readonly sent: number }, NoSuchApplication>> {
    const { records } = ports;
    const { grantApplicationId } = message;
    const [application, award] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
    ]);
    if (application === undefined || award === undefined) {
      return refused({ kind: 'no-such-application' });
    }
    const outgoing = outgoingFor(ports, message, application.document, award.document);
    return done({ sent: await sendEach(ports, outgoing) });
  };
}

/** Sends what was not sent yet; answers how many that were. */
export async function sendEach(
  { sender }: Pick<TellPorts, 'sender'>,
  messages: readonly OutgoingMessage[],
): Promise<number> {
  let sent = 0;
  for (const outgoing of messages) {
    if ((await sender.find(outgoing.reference)) !== undefined) continue;
    const answer = await sender.send(outgoing);
    if (answer.kind === 'taken') sent += 1;
  }
  return sent;
}

function outgoingFor(
  ports: TellPorts,
  message: AwardMessage,
  application: GrantApplication,
  award: GrantAward,
): readonly OutgoingMessage[] {
  // What was taken back meanwhile has no offer any more.
  if (application.state !== 'submitted') return [];
  return message.kind === 'group-decision'
    ? toEverybody(ports, message, application, award)
    : toContact(ports, message, application, award);
}

/** Everybody who works on it and both contacts, each address once. */
function everybodyOf(application: GrantApplication): readonly string[] {
  const { first, second } = answersOf(application).contacts;
  const everybody = [...application.people, first, second].map(({ email }) => tidyEmail(email));
  return [...new Set(everybody)];
}

/** A message to everybody of a group about one event; the same event never makes another. */
export function toEverybodyOf(
  application: GrantApplication,
  kind: GroupMessageKind,
  causeId: string,
  personalisation: Personalisation,
): readonly OutgoingMessage[] {
  return everybodyOf(application).map((email) => ({
    reference: visitReferenceOf(kind, application.grantApplicationId, causeId, email),
    to: { channel: 'email', email },
    template: `${kind}-email`,
    personalisation,
  }));
}

/** What every message about a grant says. */
export function aboutGrant(application: GrantApplication, award: GrantAward) {
  return {
    group: groupName(application) ?? award.groupName,
    round: roundOf(application).name,
    reference: showReference(application.grantApplicationId),
  };
}

function toEverybody(
  { serviceOrigin }: TellPorts,
  { told, proposalId, causeId }: DecisionMessage,
  application: GrantApplication,
  award: GrantAward,
): readonly OutgoingMessage[] {
  const { state, kind } = tellings[told];
  if (award.state !== state || award.proposalId !== proposalId) return [];
  return toEverybodyOf(application, kind, causeId, {
    ...aboutGrant(application, award),
    link: `${serviceOrigin}/grants/sign-in`,
    ...('amountPence' in award && { amount: formatPounds(award.amountPence) }),
    ...('acceptBy' in award && { day: dayInWords(award.acceptBy, 'en') }),
  });
}

function toContact(
  { matchingKey, serviceOrigin }: TellPorts,
  { edition, contact, causeId }: AcceptMessage,
  application: GrantApplication,
  award: GrantAward,
): readonly OutgoingMessage[] {
  if (award.state !== 'offered' || award.edition !== edition || award.sent === undefined) return [];
  if (award.sent.acceptances.some((each) => each.contact === contact)) return [];
  const { email } = contactOf(answersOf(application).contacts, contact);
  const { grantApplicationId } = application;
  const token = acceptanceToken(award, { number: contact, email }, matchingKey);
  return [
    {
      reference: visitReferenceOf('group-accept', grantApplicationId, String(contact), causeId),
      to: { channel: 'email', email },
      template: 'group-accept-email',
      personalisation: {
        ...aboutGrant(application, award),
        day: dayInWords(award.acceptBy, 'en'),
        link: `${serviceOrigin}/grants/accept/${grantApplicationId}/${contact}/${token}`,
      },
    },
  ];
}
