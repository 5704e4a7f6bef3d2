import {
  done,
  keyedHash,
  plusSeconds,
  refused,
  sameSecret,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';

import {
  changeApplication,
  changeOwnApplication,
  type GrantPorts,
  type SearchablePorts,
  type NoSuchApplication,
} from './change-application.ts';
import {
  answersOf,
  openSections,
  type Confirmation,
  type GrantApplication,
  type GrantApplicationIn,
} from './grant-application.ts';
import { grantSearchWrites } from './grant-search.ts';
import { roundState } from './round.ts';
import { roundOf } from './rounds.ts';
import {
  contactOf,
  isSamePerson,
  type Contact,
  type ContactNumber,
  type SectionName,
} from './sections.ts';

const contacts = [1, 2] as const satisfies readonly ContactNumber[];

export type SendRefusal =
  | { readonly kind: 'not-complete'; readonly open: readonly SectionName[] }
  | { readonly kind: 'round-not-open' }
  | { readonly kind: 'not-open-to-change'; readonly state: 'submitted' | 'withdrawn' }
  | NoSuchApplication;

/** Sends a completed application to its two contacts, who each have to confirm it. Sent twice it is sent once. */
export function createSendForConfirmation(ports: SearchablePorts) {
  return function sendForConfirmation(request: {
    readonly grantApplicationId: string;
    readonly personId: string;
  }): Promise<Result<'sent', SendRefusal>> {
    return changeOwnApplication<'sent', SendRefusal>(ports, request, async (found, at) => {
      if (found.state === 'awaiting-confirmation') return done({ answer: 'sent' });
      if (found.state === 'removed') return refused({ kind: 'no-such-application' });
      if (found.state !== 'draft') {
        return refused({ kind: 'not-open-to-change', state: found.state });
      }
      if (roundState(roundOf(found), at) !== 'open') return refused({ kind: 'round-not-open' });
      const open = openSections(found);
      if (open.length > 0) return refused({ kind: 'not-complete', open });
      const edition = found.edition + 1;
      const { grantApplicationId, personId } = request;
      const { askedPence } = answersOf(found).budget;
      const next: GrantApplicationIn<'awaiting-confirmation'> = {
        ...found,
        state: 'awaiting-confirmation',
        ...{ edition, sentAt: at, sentBy: personId, confirmations: [] },
        asked: contacts.map((contact) => ({ contact, at })),
      };
      return done({
        answer: 'sent',
        next,
        also: await grantSearchWrites(ports, next),
        body: { type: 'grant-application-sent', grantApplicationId, edition, askedPence },
      });
    });
  };
}

/** Long enough that a message is not sent twice because it is slow. */
const askAgainSeconds = 10 * 60;
const mostAsks = 12;

export type AskAgainRefusal =
  { readonly kind: 'too-soon' | 'not-waiting' | 'too-often' } | NoSuchApplication;

/** Writes again to a contact who has not confirmed yet. */
export function createAskContactAgain(ports: GrantPorts) {
  return function askContactAgain(request: {
    readonly grantApplicationId: string;
    readonly personId: string;
    readonly contact: ContactNumber;
  }): Promise<Result<'asked', AskAgainRefusal>> {
    const { grantApplicationId, contact } = request;
    return changeOwnApplication<'asked', AskAgainRefusal>(ports, request, (found, at) => {
      if (found.state !== 'awaiting-confirmation' || hasConfirmed(found, contact)) {
        return refused({ kind: 'not-waiting' });
      }
      const before = found.asked.filter((ask) => ask.contact === contact);
      const last = before.at(-1)?.at ?? found.sentAt;
      if (at < plusSeconds(last, askAgainSeconds)) return refused({ kind: 'too-soon' });
      if (before.length >= mostAsks) return refused({ kind: 'too-often' });
      const { edition } = found;
      return done({
        answer: 'asked',
        next: { ...found, asked: [...found.asked, { contact, at }] },
        body: { type: 'grant-confirmation-asked-again', grantApplicationId, edition, contact },
      });
    });
  };
}

export function hasConfirmed(
  { confirmations }: { readonly confirmations: readonly Confirmation[] },
  contact: ContactNumber,
): boolean {
  return confirmations.some((each) => each.contact === contact);
}

/**
 * What only the mailbox of that contact knows: made from the platform's key and kept nowhere. It is bound to
 * the edition, so that nobody confirms what they have not read.
 */
export function confirmationToken(
  { grantApplicationId, edition }: Pick<GrantApplication, 'grantApplicationId' | 'edition'>,
  { number, email }: { readonly number: ContactNumber; readonly email: string },
  matchingKey: string,
): string {
  return keyedHash(
    matchingKey,
    'grant-confirmation',
    ...[grantApplicationId, String(edition), String(number), email],
  );
}

export interface ConfirmationLink {
  readonly grantApplicationId: string;
  readonly contact: ContactNumber;
  readonly token: string;
}

export type ConfirmationLinkState =
  | { readonly kind: 'open'; readonly application: GrantApplicationIn<'awaiting-confirmation'> }
  | {
      readonly kind: 'confirmed';
      readonly application: GrantApplicationIn<'awaiting-confirmation' | 'submitted'>;
    }
  | { readonly kind: 'too-late' }
  /** Wrong, of an earlier edition, or of something taken back. */
  | { readonly kind: 'not-good' };

/** What a link to confirm is good for. */
export function readConfirmationLink(
  found: GrantApplication,
  { contact, token }: ConfirmationLink,
  matchingKey: string,
  at: Instant,
): ConfirmationLinkState & { readonly as?: Contact } {
  if (found.state !== 'awaiting-confirmation' && found.state !== 'submitted') {
    return { kind: 'not-good' };
  }
  const as = contactOf(answersOf(found).contacts, contact);
  const meant = confirmationToken(found, { number: contact, email: as.email }, matchingKey);
  if (!sameSecret(token, meant)) return { kind: 'not-good' };
  if (found.state === 'submitted' || hasConfirmed(found, contact)) {
    return { kind: 'confirmed', application: found, as };
  }
  if (at > roundOf(found).confirmBy) return { kind: 'too-late' };
  return { kind: 'open', application: found, as };
}

export type ConfirmRefusal =
  | { readonly kind: 'too-late' | 'not-good' }
  /** One address, or one name, cannot confirm for two. */
  | { readonly kind: 'same-person' }
  | NoSuchApplication;

/**
 * Confirms an application as one of its two contacts; with the second it is submitted. Confirmed twice by
 * the same contact it is confirmed once.
 */
export function createConfirmApplication(ports: GrantPorts & { readonly matchingKey: string }) {
  return function confirmApplication(
    link: ConfirmationLink,
  ): Promise<Result<'waiting' | 'submitted', ConfirmRefusal>> {
    const { grantApplicationId, contact } = link;
    const actor = { kind: 'group', id: `${grantApplicationId}-${contact}` } as const;
    return changeApplication<'waiting' | 'submitted', ConfirmRefusal>(
      ports,
      { grantApplicationId, actor },
      (found, at) => {
        const read = readConfirmationLink(found, link, ports.matchingKey, at);
        switch (read.kind) {
          case 'too-late':
          case 'not-good':
            return refused({ kind: read.kind });
          case 'confirmed':
            return done({ answer: found.state === 'submitted' ? 'submitted' : 'waiting' });
          case 'open': {
            const { name, email } = contactOf(answersOf(found).contacts, contact);
            const confirmation = { contact, name, email, confirmedAt: at };
            return confirmed(read.application, confirmation);
          }
        }
      },
    );
  };
}

function confirmed(found: GrantApplicationIn<'awaiting-confirmation'>, confirmation: Confirmation) {
  const { grantApplicationId, edition, roundId } = found;
  const { contact, confirmedAt } = confirmation;
  const [first] = found.confirmations;
  if (first === undefined) {
    return done({
      answer: 'waiting' as const,
      next: { ...found, confirmations: [confirmation] },
      body: {
        type: 'grant-application-confirmed' as const,
        ...{ grantApplicationId, edition, contact },
      },
    });
  }
  if (isSamePerson(first, confirmation)) return refused({ kind: 'same-person' as const });
  const { asked: _asked, ...rest } = found;
  const { askedPence } = answersOf(found).budget;
  const submitted: GrantApplicationIn<'submitted'> = {
    ...rest,
    state: 'submitted',
    confirmations: [first, confirmation],
    submittedAt: confirmedAt,
  };
  return done({
    answer: 'submitted' as const,
    next: submitted,
    body: {
      type: 'grant-application-submitted' as const,
      ...{ grantApplicationId, roundId, askedPence, contact },
    },
  });
}
