import {
  answersOf,
  contactOf,
  isSamePerson,
  type Contact,
  type ContactNumber,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import {
  done,
  invariant,
  keyedHash,
  refused,
  sameSecret,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';

import { changeAward, type AwardChange, type AwardPorts, type FoundAward } from './change-award.ts';
import {
  aboutAward,
  madeOf,
  type Acceptance,
  type GrantAward,
  type GrantAwardIn,
} from './grant-award.ts';
import { isTooLate } from './open-offer.ts';
import { publishedGrantOf, publishedGrants } from './published-grant.ts';

/**
 * What only the mailbox of that contact knows: made from the platform's key and kept nowhere. It is bound to
 * the edition, so that nobody accepts with another account, or another offer, than they have read.
 */
export function acceptanceToken(
  { grantApplicationId, edition }: Pick<GrantAward, 'grantApplicationId' | 'edition'>,
  { number, email }: { readonly number: ContactNumber; readonly email: string },
  matchingKey: string,
): string {
  return keyedHash(
    matchingKey,
    'grant-acceptance',
    ...[grantApplicationId, String(edition), String(number), email],
  );
}

export interface AcceptanceLink {
  readonly grantApplicationId: string;
  readonly contact: ContactNumber;
  readonly token: string;
}

type Sent = NonNullable<GrantAwardIn<'offered'>['sent']>;

export type AcceptanceLinkState =
  | {
      readonly kind: 'open';
      readonly award: GrantAwardIn<'offered'>;
      readonly sent: Sent;
      readonly application: Extract<GrantApplication, { state: 'submitted' }>;
      readonly as: Contact;
    }
  | {
      readonly kind: 'accepted';
      readonly award: GrantAwardIn<'offered' | 'accepted'>;
      readonly as: Contact;
    }
  | { readonly kind: 'too-late' }
  /** Wrong, of an earlier edition, or of an offer that is over. */
  | { readonly kind: 'not-good' };

/** What a link to accept is good for. */
export function readAcceptanceLink(
  { application, award }: FoundAward,
  { contact, token }: AcceptanceLink,
  matchingKey: string,
  at: Instant,
): AcceptanceLinkState {
  if (award === undefined || application.state !== 'submitted') return { kind: 'not-good' };
  const as = contactOf(answersOf(application).contacts, contact);
  const meant = acceptanceToken(award, { number: contact, email: as.email }, matchingKey);
  if (!sameSecret(token, meant)) return { kind: 'not-good' };
  if (award.state === 'accepted') return { kind: 'accepted', award, as };
  if (award.state === 'lapsed') return { kind: 'too-late' };
  if (award.state !== 'offered' || award.sent === undefined) return { kind: 'not-good' };
  const { sent } = award;
  if (sent.acceptances.some((each) => each.contact === contact)) {
    return { kind: 'accepted', award, as };
  }
  return isTooLate(award, at)
    ? { kind: 'too-late' }
    : { kind: 'open', award, sent, application, as };
}

export type AcceptRefusal =
  | { readonly kind: 'too-late' | 'not-good' }
  /** One address, or one name, cannot accept for two. */
  | { readonly kind: 'same-person' }
  | NoSuchApplication;

/**
 * Accepts an offer and its terms as one of the group's two contacts; with the second it is accepted.
 * Accepted twice by the same contact it is accepted once.
 */
export function createAcceptOffer(ports: AwardPorts & { readonly matchingKey: string }) {
  return function acceptOffer(
    link: AcceptanceLink,
  ): Promise<Result<'waiting' | 'accepted', AcceptRefusal>> {
    const { grantApplicationId, contact } = link;
    const actor = { kind: 'group', id: `${grantApplicationId}-${contact}` } as const;
    return changeAward<'waiting' | 'accepted', AcceptRefusal>(
      ports,
      { grantApplicationId, actor },
      (found, at) => {
        const read = readAcceptanceLink(found, link, ports.matchingKey, at);
        switch (read.kind) {
          case 'too-late':
          case 'not-good':
            return refused({ kind: read.kind });
          case 'accepted':
            return done({ answer: read.award.state === 'accepted' ? 'accepted' : 'waiting' });
          case 'open': {
            const { name, email } = read.as;
            return accepted(read, { contact, name, email, acceptedAt: at });
          }
        }
      },
    );
  };
}

function accepted(
  { award, sent, application }: Extract<AcceptanceLinkState, { kind: 'open' }>,
  acceptance: Acceptance,
): Result<AwardChange<'waiting' | 'accepted'>, AcceptRefusal> {
  const { edition, account } = award;
  const { contact, acceptedAt } = acceptance;
  const [first] = sent.acceptances;
  if (first === undefined) {
    return done({
      answer: 'waiting',
      next: { ...award, sent: { ...sent, acceptances: [acceptance] } },
      body: { type: 'grant-acceptance-given', ...aboutAward(award), edition, contact },
    });
  }
  if (isSamePerson(first, acceptance)) return refused({ kind: 'same-person' });
  invariant(account !== undefined, 'An offer is sent to be accepted with its account');
  const next: GrantAwardIn<'accepted'> = {
    ...{ state: 'accepted', ...madeOf(award), account },
    ...{ acceptances: [first, acceptance], acceptedAt },
  };
  return done({
    answer: 'accepted',
    next,
    also: [publishedGrants.create(publishedGrantOf(next, application))],
    body: { type: 'grant-accepted', ...aboutAward(award), edition, contact },
  });
}
