import type { NoSuchApplication } from '#shared/community-grants/index.ts';
import { hasInterest, type HasInterest } from '#shared/interests/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

import { changeAward, type AwardPorts } from './change-award.ts';
import { aboutAward, aboutDecision, baseOf, madeOf, type AwardState } from './grant-award.ts';

export interface WithdrawAward {
  readonly grantApplicationId: string;
  readonly proposalId: string;
  readonly staffId: string;
  /** The group reads it when an offer is withdrawn. */
  readonly reason: string;
}

export type WithdrawAwardRefusal =
  | NoSuchApplication
  | HasInterest
  | { readonly kind: 'no-such-proposal' }
  | { readonly kind: 'decided-already'; readonly state: AwardState };

/**
 * Takes back a proposal that nobody confirmed, or an offer that nobody accepted yet; something else may be
 * proposed after it. What two people of the group accepted stays.
 */
export function createWithdrawAward(ports: AwardPorts) {
  return function withdrawAward(
    request: WithdrawAward,
  ): Promise<Result<'withdrawn', WithdrawAwardRefusal>> {
    const { grantApplicationId, proposalId, staffId, reason } = request;
    const actor = { kind: 'staff', id: staffId } as const;
    return changeAward<'withdrawn', WithdrawAwardRefusal>(
      ports,
      { grantApplicationId, actor },
      ({ award, interests }, at) => {
        if (award?.proposalId !== proposalId) return refused({ kind: 'no-such-proposal' });
        if (hasInterest(interests, staffId)) return refused({ kind: 'has-interest' });
        const takenBack = { withdrawnBy: staffId, withdrawnAt: at, withdrawnReason: reason };
        switch (award.state) {
          case 'proposed':
          case 'refusal-proposed': {
            const proposed = award.state === 'proposed' ? 'award' : 'refusal';
            return done({
              answer: 'withdrawn',
              next: { state: 'proposal-withdrawn', ...baseOf(award), ...takenBack, proposed },
              body: { type: 'grant-proposal-withdrawn', ...aboutDecision(award), proposed },
            });
          }
          case 'offered':
            return done({
              answer: 'withdrawn',
              next: { state: 'offer-withdrawn', ...madeOf(award), ...takenBack },
              body: { type: 'grant-offer-withdrawn', ...aboutAward(award) },
            });
          case 'proposal-withdrawn':
          case 'offer-withdrawn':
            return done({ answer: 'withdrawn' });
          case 'accepted':
          case 'declined':
          case 'lapsed':
          case 'refused':
            return refused({ kind: 'decided-already', state: award.state });
        }
      },
    );
  };
}
