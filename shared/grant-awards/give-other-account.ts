import type { Payee } from '#shared/applications/index.ts';
import type { ContactNumber } from '#shared/community-grants/index.ts';
import { done, plusSeconds, refused, type Result } from '#shared/kernel/index.ts';

import {
  aboutAccountChange,
  accountsGiven,
  isOpenChange,
  type AccountChangeIn,
} from './account-change.ts';
import { changeOwnAccount, type ChangeRefusal } from './change-account.ts';
import type { AwardPorts } from './change-award.ts';
import { grantAccountKey, keepAccount } from './grant-payee.ts';
import { askAgainSeconds, contactNumbers, mostAsks } from './send-for-acceptance.ts';

export interface GiveOtherAccount {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly payee: Payee;
}

export type OtherAccountRefusal =
  | ChangeRefusal
  /** The very account that the grant is paid into now. */
  | { readonly kind: 'same-account' };

/**
 * Gives another account for a grant that was accepted. Both contacts are asked whether it is the group's; what
 * was given before and not taken over yet is void. The same one given again changes nothing.
 */
export function createGiveOtherAccount(ports: AwardPorts & { readonly payeeSecret: string }) {
  return function giveOtherAccount(
    request: GiveOtherAccount,
  ): Promise<Result<'given' | 'unchanged', OtherAccountRefusal>> {
    const { grantApplicationId, personId: by, payee } = request;
    const secret = ports.payeeSecret;
    return changeOwnAccount<'given' | 'unchanged', OtherAccountRefusal>(
      ports,
      request,
      ({ award, change }, at) => {
        const accountKey = grantAccountKey(payee, secret);
        if (award.account.accountKey === accountKey) return refused({ kind: 'same-account' });
        if (isOpenChange(change) && change.account.accountKey === accountKey) {
          return done({ answer: 'unchanged' });
        }
        const revision = accountsGiven(award, change) + 1;
        const { account, write } = keepAccount(payee, {
          ...{ grantApplicationId, revision, by, at, secret },
        });
        const { roundId, proposalId } = award;
        const next: AccountChangeIn<'waiting'> = {
          ...{ state: 'waiting', grantApplicationId, roundId, proposalId, account },
          asked: contactNumbers.map((contact) => ({ contact, at })),
          confirmations: [],
        };
        const body = { type: 'grant-other-account-given', ...aboutAccountChange(next) } as const;
        return done({ answer: 'given', next, body, also: [write] });
      },
    );
  };
}

/** Who of the group does it, and about which account: the one that was on the page. */
export interface AboutOtherAccount {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly revision: number;
}

/** Stays with the account before it. Done twice it is done once. */
export function createKeepPresentAccount(ports: AwardPorts) {
  return function keepPresentAccount(
    request: AboutOtherAccount,
  ): Promise<Result<'kept', ChangeRefusal>> {
    return changeOwnAccount<'kept', ChangeRefusal>(ports, request, ({ change }, at) => {
      if (change?.account.revision !== request.revision) return refused({ kind: 'not-open' });
      if (change.state === 'not-used') return done({ answer: 'kept' });
      if (change.state === 'taken-over') return refused({ kind: 'not-open' });
      const { confirmations: _confirmations, ...rest } = change;
      const { grantApplicationId, roundId, proposalId, account, asked } = rest;
      const next: AccountChangeIn<'not-used'> = {
        ...{ state: 'not-used', grantApplicationId, roundId, proposalId, account, asked },
        ...{ endedAt: at, endedBy: request.personId },
      };
      const body = { type: 'grant-other-account-not-used', ...aboutAccountChange(next) } as const;
      return done({ answer: 'kept', next, body });
    });
  };
}

export type AskAboutAccountRefusal =
  ChangeRefusal | { readonly kind: 'too-soon' | 'not-waiting' | 'too-often' };

/** Writes again to a contact who has not said yet whether the account is the group's. */
export function createAskAboutAccountAgain(ports: AwardPorts) {
  return function askAboutAccountAgain(
    request: AboutOtherAccount & { readonly contact: ContactNumber },
  ): Promise<Result<'asked', AskAboutAccountRefusal>> {
    const { contact, revision } = request;
    return changeOwnAccount<'asked', AskAboutAccountRefusal>(ports, request, ({ change }, at) => {
      if (change?.state !== 'waiting' || change.account.revision !== revision) {
        return refused({ kind: 'not-waiting' });
      }
      if (change.confirmations.some((each) => each.contact === contact)) {
        return refused({ kind: 'not-waiting' });
      }
      const before = change.asked.filter((ask) => ask.contact === contact);
      const last = before.at(-1)?.at ?? change.account.givenAt;
      if (at < plusSeconds(last, askAgainSeconds)) return refused({ kind: 'too-soon' });
      if (before.length >= mostAsks) return refused({ kind: 'too-often' });
      const next = { ...change, asked: [...change.asked, { contact, at }] };
      const about = aboutAccountChange(next);
      const body = { type: 'grant-other-account-asked-again', ...about, contact } as const;
      return done({ answer: 'asked', next, body });
    });
  };
}
