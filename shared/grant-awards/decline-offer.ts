import { mayEnd } from '#shared/community-grants/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

import type { AwardPorts } from './change-award.ts';
import { aboutAward, madeOf } from './grant-award.ts';
import { changeOwnAward, openOffer, type OfferRefusal, type OfGroup } from './open-offer.ts';

export type DeclineRefusal = OfferRefusal | { readonly kind: 'not-theirs-to-end' };

/** Declines an offer for the group, which ends it; for those who may (`mayEnd`). Declined twice it is declined once. */
export function createDeclineOffer(ports: AwardPorts) {
  return function declineOffer(request: OfGroup): Promise<Result<'declined', DeclineRefusal>> {
    return changeOwnAward<'declined', DeclineRefusal>(ports, request, (found, at) => {
      if (found.award?.state === 'declined') return done({ answer: 'declined' });
      const open = openOffer(found, at);
      if (!open.ok) return open;
      if (!mayEnd(found.application, request.personId)) {
        return refused({ kind: 'not-theirs-to-end' });
      }
      const offered = open.value;
      return done({
        answer: 'declined',
        next: {
          ...{ state: 'declined', ...madeOf(offered) },
          ...{ declinedAt: at, declinedBy: request.personId },
        },
        body: { type: 'grant-declined', ...aboutAward(offered) },
      });
    });
  };
}
