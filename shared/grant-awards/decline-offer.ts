import { done, type Result } from '#shared/kernel/index.ts';

import type { AwardPorts } from './change-award.ts';
import { aboutAward, madeOf } from './grant-award.ts';
import { changeOwnAward, openOffer, type OfferRefusal, type OfGroup } from './open-offer.ts';

/** Declines an offer for the group, which ends it. Declined twice it is declined once. */
export function createDeclineOffer(ports: AwardPorts) {
  return function declineOffer(request: OfGroup): Promise<Result<'declined', OfferRefusal>> {
    return changeOwnAward<'declined', OfferRefusal>(ports, request, (found, at) => {
      if (found.award?.state === 'declined') return done({ answer: 'declined' });
      const open = openOffer(found, at);
      if (!open.ok) return open;
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
