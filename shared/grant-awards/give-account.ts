import type { Payee } from '#shared/applications/index.ts';
import { done, type Result } from '#shared/kernel/index.ts';

import { accountsGiven } from './account-change.ts';
import type { AwardPorts } from './change-award.ts';
import { aboutAward } from './grant-award.ts';
import { grantAccountKey, keepAccount } from './grant-payee.ts';
import { changeOwnAward, openOffer, type OfferRefusal, type OfGroup } from './open-offer.ts';

export interface GiveAccount extends OfGroup {
  readonly payee: Payee;
}

/**
 * Says which account to pay. Another account than before voids the acceptance there was, and ends its
 * links: whoever accepted did so with that account. The same one given again changes nothing.
 */
export function createGiveGrantAccount(ports: AwardPorts & { readonly payeeSecret: string }) {
  return function giveGrantAccount(
    request: GiveAccount,
  ): Promise<Result<{ readonly voided: number }, OfferRefusal>> {
    return changeOwnAward(ports, request, (found, at) => {
      const open = openOffer(found, at);
      if (!open.ok) return open;
      const { sent, ...offered } = open.value;
      const { payee, personId: by } = request;
      const secret = ports.payeeSecret;
      if (offered.account?.accountKey === grantAccountKey(payee, secret)) {
        return done({ answer: { voided: 0 } });
      }
      const { grantApplicationId } = offered;
      const { account, write } = keepAccount(payee, {
        ...{ grantApplicationId, revision: accountsGiven(offered) + 1, by, at, secret },
      });
      const voided = sent?.acceptances.length ?? 0;
      const next = { ...offered, account };
      const { revision } = account;
      return done({
        answer: { voided },
        next,
        also: [write],
        body: {
          ...{ type: 'grant-account-given' as const, ...aboutAward(next) },
          ...{ revision, voidedAcceptances: voided },
        },
      });
    });
  };
}
