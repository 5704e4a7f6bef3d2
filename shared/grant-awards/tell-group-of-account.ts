import * as z from 'zod';

import {
  answersOf,
  contactOf,
  grantApplications,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import { visitReferenceOf, type OutgoingMessage } from '#shared/messages/index.ts';
import { keys } from '#shared/records/index.ts';

import { grantAccountChanges, type AccountChange } from './account-change.ts';
import { otherAccountToken } from './confirm-other-account.ts';
import { contactNumberSchema, grantAwards, type GrantAward } from './grant-award.ts';
import { aboutGrant, toEverybodyOf, sendEach, type TellPorts } from './tell-group-of-award.ts';

/** What a whole group is told, by the event, in the states in which it is so. */
const news = {
  'grant-other-account-given': {
    states: ['waiting', 'confirmed'],
    what: 'Somebody of your group gave us another account. We pay nothing into it before both of your contacts have confirmed it and we have checked it.',
  },
  'grant-other-account-not-used': {
    states: ['not-used'],
    what: 'The other account is not used. Whoever works on the application signs in and sees why.',
  },
  'grant-other-account-taken-over': {
    states: ['taken-over'],
    what: 'From now on we pay into the other account that you gave us.',
  },
} as const satisfies Record<
  string,
  { readonly states: readonly AccountChange['state'][]; readonly what: string }
>;
const told = ['grant-other-account-given', 'grant-other-account-not-used'] as const;

/** What a group, or one of its contacts, is to be told of another account. */
export const accountMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('group-account'),
    grantApplicationId: z.string().min(1),
    revision: z.int().min(1),
    contact: contactNumberSchema,
    /** Asked again is another message. */
    causeId: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('group-account-news'),
    told: z.enum([...told, 'grant-other-account-taken-over']),
    grantApplicationId: z.string().min(1),
    revision: z.int().min(1),
    causeId: z.string().min(1),
  }),
]);
export type AccountMessage = z.infer<typeof accountMessageSchema>;
type ToContact = Extract<AccountMessage, { kind: 'group-account' }>;
type ToEverybody = Extract<AccountMessage, { kind: 'group-account-news' }>;

/**
 * Writes to everybody of a group about another account, or to one contact who is to say whether it is theirs;
 * to each once however often it is asked, and nothing that is no longer so.
 */
export function createTellGroupOfAccount(ports: TellPorts) {
  return async function tellGroupOfAccount(
    message: AccountMessage,
  ): Promise<Result<{ readonly sent: number }, NoSuchApplication>> {
    const { records } = ports;
    const { grantApplicationId } = message;
    const [application, award, change] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantAccountChanges.read(records, keys.grantAccountChange(grantApplicationId)),
    ]);
    if (application === undefined || award === undefined || change === undefined) {
      return refused({ kind: 'no-such-application' });
    }
    // Another one was given since: its own messages say so.
    if (change.document.account.revision !== message.revision) return done({ sent: 0 });
    const about = [application.document, award.document, change.document] as const;
    const outgoing =
      message.kind === 'group-account'
        ? toContact(ports, message, ...about)
        : toEverybody(ports, message, ...about);
    return done({ sent: await sendEach(ports, outgoing) });
  };
}

function toEverybody(
  { serviceOrigin }: TellPorts,
  { told: event, causeId }: ToEverybody,
  application: GrantApplication,
  award: GrantAward,
  change: AccountChange,
): readonly OutgoingMessage[] {
  const { what, states } = news[event];
  if (!states.some((state) => state === change.state)) return [];
  const link = `${serviceOrigin}/grants/sign-in`;
  return toEverybodyOf(application, 'group-account-news', causeId, {
    ...{ ...aboutGrant(application, award), what, link },
  });
}

function toContact(
  { matchingKey, serviceOrigin }: TellPorts,
  { contact, causeId }: ToContact,
  application: GrantApplication,
  award: GrantAward,
  change: AccountChange,
): readonly OutgoingMessage[] {
  if (change.state !== 'waiting') return [];
  if (change.confirmations.some((each) => each.contact === contact)) return [];
  const { email } = contactOf(answersOf(application).contacts, contact);
  const { grantApplicationId } = application;
  const token = otherAccountToken(change, { number: contact, email }, matchingKey);
  return [
    {
      reference: visitReferenceOf('group-account', grantApplicationId, String(contact), causeId),
      to: { channel: 'email', email },
      template: 'group-account-email',
      personalisation: {
        ...aboutGrant(application, award),
        link: `${serviceOrigin}/grants/account/${grantApplicationId}/${contact}/${token}`,
      },
    },
  ];
}
