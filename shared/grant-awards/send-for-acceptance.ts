import type { ContactNumber } from '#shared/community-grants/index.ts';
import { done, plusSeconds, refused, type Result } from '#shared/kernel/index.ts';

import type { AwardPorts } from './change-award.ts';
import { aboutAward, type GrantAwardIn } from './grant-award.ts';
import { changeOwnAward, openOffer, type OfferRefusal, type OfGroup } from './open-offer.ts';

export const contactNumbers = [1, 2] as const satisfies readonly ContactNumber[];

export type SendForAcceptanceRefusal = OfferRefusal | { readonly kind: 'no-account' };

/** Sends an offer to the group's two contacts, who each have to accept it. Sent twice it is sent once. */
export function createSendForAcceptance(ports: AwardPorts) {
  return function sendForAcceptance(
    request: OfGroup,
  ): Promise<Result<'sent', SendForAcceptanceRefusal>> {
    return changeOwnAward<'sent', SendForAcceptanceRefusal>(ports, request, (found, at) => {
      const open = openOffer(found, at);
      if (!open.ok) return open;
      const offered = open.value;
      if (offered.sent !== undefined) return done({ answer: 'sent' });
      if (offered.account === undefined) return refused({ kind: 'no-account' });
      const next: GrantAwardIn<'offered'> = {
        ...offered,
        edition: offered.edition + 1,
        sent: {
          ...{ sentAt: at, sentBy: request.personId, acceptances: [] },
          asked: contactNumbers.map((contact) => ({ contact, at })),
        },
      };
      const { edition } = next;
      return done({
        answer: 'sent',
        next,
        body: { type: 'grant-acceptance-sent', ...aboutAward(next), edition },
      });
    });
  };
}

/** Long enough that a message is not sent twice because it is slow. */
export const askAgainSeconds = 10 * 60;
export const mostAsks = 12;

export type AskToAcceptRefusal =
  OfferRefusal | { readonly kind: 'too-soon' | 'not-waiting' | 'too-often' };

/** Writes again to a contact who has not accepted yet. */
export function createAskToAcceptAgain(ports: AwardPorts) {
  return function askToAcceptAgain(
    request: OfGroup & { readonly contact: ContactNumber },
  ): Promise<Result<'asked', AskToAcceptRefusal>> {
    const { contact } = request;
    return changeOwnAward<'asked', AskToAcceptRefusal>(ports, request, (found, at) => {
      const open = openOffer(found, at);
      if (!open.ok) return open;
      const offered = open.value;
      const { sent, edition } = offered;
      if (sent === undefined || sent.acceptances.some((each) => each.contact === contact)) {
        return refused({ kind: 'not-waiting' });
      }
      const before = sent.asked.filter((ask) => ask.contact === contact);
      const last = before.at(-1)?.at ?? sent.sentAt;
      if (at < plusSeconds(last, askAgainSeconds)) return refused({ kind: 'too-soon' });
      if (before.length >= mostAsks) return refused({ kind: 'too-often' });
      return done({
        answer: 'asked',
        next: { ...offered, sent: { ...sent, asked: [...sent.asked, { contact, at }] } },
        body: { type: 'grant-acceptance-asked-again', ...aboutAward(offered), edition, contact },
      });
    });
  };
}
