import {
  changeOwnApplication,
  mayEnd,
  withdrawal,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import { done, refused, type Instant, type Result, type Write } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import type { AwardPorts } from './change-award.ts';
import { aboutDecision, baseOf, grantAwards, type GrantAwardIn } from './grant-award.ts';

export type TakeBackRefusal =
  | NoSuchApplication
  | { readonly kind: 'not-theirs-to-end' }
  /** It is an offer by now: the group declines it, or calls us. */
  | { readonly kind: 'offer-made'; readonly state: 'offered' | 'accepted' };

/**
 * Takes an application back, sent or not, with what staff had proposed on it and nobody confirmed. Done twice
 * it is done once.
 */
export function createTakeApplicationBack(ports: AwardPorts) {
  return function takeApplicationBack(request: {
    readonly grantApplicationId: string;
    readonly personId: string;
  }): Promise<Result<'withdrawn', TakeBackRefusal>> {
    const { grantApplicationId, personId } = request;
    return changeOwnApplication<'withdrawn', TakeBackRefusal>(ports, request, async (found, at) => {
      if (!mayEnd(found, personId)) return refused({ kind: 'not-theirs-to-end' });
      const subject = keys.grantAward(grantApplicationId);
      const award = await grantAwards.read(ports.records, subject);
      switch (award?.document.state) {
        case 'offered':
        case 'accepted':
          return refused({ kind: 'offer-made', state: award.document.state });
        case 'proposed':
        case 'refusal-proposed': {
          const also = withProposal(award.document, award.version, personId, at);
          return done({ ...withdrawal(found, personId, at), also });
        }
        case 'declined':
        case 'lapsed':
        case 'offer-withdrawn':
        case 'refused':
        case 'proposal-withdrawn':
        case undefined:
          return done(withdrawal(found, personId, at));
      }
    });
  };
}

function withProposal(
  award: GrantAwardIn<'proposed' | 'refusal-proposed'>,
  version: number,
  personId: string,
  at: Instant,
): readonly Write[] {
  const proposed = award.state === 'proposed' ? 'award' : 'refusal';
  const { grantApplicationId } = award;
  return [
    grantAwards.replace(
      {
        ...{ state: 'proposal-withdrawn', ...baseOf(award), proposed },
        ...{ withdrawnBy: personId, withdrawnAt: at },
        withdrawnReason: 'The group took its application back.',
      },
      version,
    ),
    eventRecord(
      keys.grantAward(grantApplicationId),
      version + 1,
      { type: 'grant-proposal-withdrawn', ...aboutDecision(award), proposed },
      { at, actor: { kind: 'group', id: personId }, correlationId: grantApplicationId },
    ),
  ];
}
