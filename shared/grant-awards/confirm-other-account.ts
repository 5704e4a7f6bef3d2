import {
  answersOf,
  contactOf,
  isSamePerson,
  type Contact,
  type ContactNumber,
} from '#shared/community-grants/index.ts';
import { done, keyedHash, refused, sameSecret, type Result } from '#shared/kernel/index.ts';

import type { AcceptanceLink } from './accept-offer.ts';
import { aboutAccountChange, type AccountChange, type AccountChangeIn } from './account-change.ts';
import { changeAccountChange, type ChangeRefusal, type FoundChange } from './change-account.ts';
import type { AwardPorts } from './change-award.ts';
import type { Acceptance } from './grant-award.ts';

/**
 * What only the mailbox of that contact knows: made from the platform's key and kept nowhere. It is bound to
 * the account, so that nobody confirms another one than they have read the last digits of.
 */
export function otherAccountToken(
  { grantApplicationId, account }: Pick<AccountChange, 'grantApplicationId' | 'account'>,
  { number, email }: { readonly number: ContactNumber; readonly email: string },
  matchingKey: string,
): string {
  return keyedHash(
    matchingKey,
    'grant-other-account',
    ...[grantApplicationId, String(account.revision), String(number), email],
  );
}

export type OtherAccountLinkState =
  | { readonly kind: 'open'; readonly change: AccountChangeIn<'waiting'>; readonly as: Contact }
  | { readonly kind: 'confirmed'; readonly change: AccountChange; readonly as: Contact }
  /** Wrong, of an account before the last one, or of one that is not used. */
  | { readonly kind: 'not-good' };

/** What a link to confirm another account is good for. */
export function readOtherAccountLink(
  { application, change }: FoundChange,
  { contact, token }: AcceptanceLink,
  matchingKey: string,
): OtherAccountLinkState {
  if (change === undefined || application.state !== 'submitted') return { kind: 'not-good' };
  const as = contactOf(answersOf(application).contacts, contact);
  const meant = otherAccountToken(change, { number: contact, email: as.email }, matchingKey);
  if (!sameSecret(token, meant)) return { kind: 'not-good' };
  switch (change.state) {
    case 'not-used':
      return { kind: 'not-good' };
    case 'taken-over':
    case 'confirmed':
      return { kind: 'confirmed', change, as };
    case 'waiting':
      return change.confirmations.some((each) => each.contact === contact)
        ? { kind: 'confirmed', change, as }
        : { kind: 'open', change, as };
  }
}

export type ConfirmAccountRefusal =
  | ChangeRefusal
  | { readonly kind: 'not-good' }
  /** One address, or one name, cannot confirm for two. */
  | { readonly kind: 'same-person' };

/** Says as one of the two contacts that the account is the group's. Said twice it is said once. */
export function createConfirmOtherAccount(ports: AwardPorts & { readonly matchingKey: string }) {
  return function confirmOtherAccount(
    link: AcceptanceLink,
  ): Promise<Result<'waiting' | 'confirmed', ConfirmAccountRefusal>> {
    const { grantApplicationId, contact } = link;
    const actor = { kind: 'group', id: `${grantApplicationId}-${contact}` } as const;
    return changeAccountChange<'waiting' | 'confirmed', ConfirmAccountRefusal>(
      ports,
      { grantApplicationId, actor },
      (found, at) => {
        const read = readOtherAccountLink(found, link, ports.matchingKey);
        switch (read.kind) {
          case 'not-good':
            return refused({ kind: 'not-good' });
          case 'confirmed':
            return done({ answer: read.change.state === 'waiting' ? 'waiting' : 'confirmed' });
          case 'open': {
            const { name, email } = read.as;
            return confirmed(read.change, { contact, name, email, acceptedAt: at });
          }
        }
      },
    );
  };
}

function confirmed(change: AccountChangeIn<'waiting'>, confirmation: Acceptance) {
  const [first] = change.confirmations;
  const about = aboutAccountChange(change);
  const { contact, acceptedAt } = confirmation;
  const type = 'grant-other-account-confirmed' as const;
  if (first === undefined) {
    return done({
      answer: 'waiting' as const,
      next: { ...change, confirmations: [confirmation] },
      body: { type, ...about, contact, byBoth: false },
    });
  }
  if (isSamePerson(first, confirmation)) return refused({ kind: 'same-person' as const });
  const next: AccountChange = {
    ...change,
    ...{ state: 'confirmed', confirmations: [first, confirmation], confirmedAt: acceptedAt },
  };
  return done({
    answer: 'confirmed' as const,
    next,
    body: { type, ...about, contact, byBoth: true },
  });
}
