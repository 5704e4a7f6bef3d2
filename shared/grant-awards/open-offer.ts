import { personIn, type NoSuchApplication } from '#shared/community-grants/index.ts';
import { done, localDate, refused, type Instant, type Result } from '#shared/kernel/index.ts';

import { changeAward, type AwardChange, type AwardPorts, type FoundAward } from './change-award.ts';
import type { AwardState, GrantAwardIn } from './grant-award.ts';

/** Who of the group does it, and to which offer: nobody answers what they have not read. */
export interface OfGroup {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly proposalId: string;
}

export type OfferRefusal =
  | NoSuchApplication
  /** Withdrawn, answered, or another one than was on the page. */
  | { readonly kind: 'no-open-offer'; readonly state: AwardState | undefined }
  | { readonly kind: 'too-late' };

/** The last day to accept counts, by the clocks of Birmingham. */
export function isTooLate({ acceptBy }: { readonly acceptBy: string }, at: Instant): boolean {
  return localDate(at) > acceptBy;
}

/** Changes an offer for somebody of its group; anybody else is told that there is no such application. */
export function changeOwnAward<Answer, Refusal>(
  ports: AwardPorts,
  { grantApplicationId, personId, proposalId }: OfGroup,
  plan: (found: FoundAward, at: Instant) => Result<AwardChange<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | OfferRefusal>> {
  const actor = { kind: 'group', id: personId } as const;
  return changeAward<Answer, Refusal | OfferRefusal>(
    ports,
    { grantApplicationId, actor },
    (found, at) => {
      if (personIn(found.application, personId) === undefined) {
        return refused({ kind: 'no-such-application' });
      }
      if (found.award?.proposalId !== proposalId) {
        return refused({ kind: 'no-open-offer', state: found.award?.state });
      }
      return plan(found, at);
    },
  );
}

/** The offer, when it can be answered still. */
export function openOffer(
  { application, award }: FoundAward,
  at: Instant,
): Result<GrantAwardIn<'offered'>, OfferRefusal> {
  if (award?.state !== 'offered' || application.state !== 'submitted') {
    return refused({ kind: 'no-open-offer', state: award?.state });
  }
  return isTooLate(award, at) ? refused({ kind: 'too-late' }) : done(award);
}
