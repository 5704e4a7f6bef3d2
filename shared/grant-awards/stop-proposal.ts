import type { NoSuchApplication } from '#shared/community-grants/index.ts';
import { hasInterest, type HasInterest } from '#shared/interests/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';

import { changeAward, type AwardPorts } from './change-award.ts';
import { aboutAward, isRunning } from './grant-award.ts';

export interface AboutStop {
  readonly grantApplicationId: string;
  readonly staffId: string;
}

export type StopRefusal =
  | NoSuchApplication
  | HasInterest
  /** Nobody accepted it, or it is over. */
  | { readonly kind: 'not-running' }
  | { readonly kind: 'stop-proposed-already' };

/**
 * Proposes to stop a grant that two of its group accepted: what is not paid of it is not paid any more. Nothing is
 * approved of it until somebody else confirms that or it is taken back.
 */
export function createProposeStop(ports: AwardPorts) {
  return function proposeStop({
    grantApplicationId,
    staffId,
    reason,
  }: AboutStop & {
    /** The group reads it. */
    readonly reason: string;
  }): Promise<Result<'proposed', StopRefusal>> {
    const actor = { kind: 'staff', id: staffId } as const;
    return changeAward<'proposed', StopRefusal>(
      ports,
      { grantApplicationId, actor },
      ({ award, interests }, at) => {
        if (hasInterest(interests, staffId)) return refused({ kind: 'has-interest' });
        if (award?.state !== 'accepted' || !isRunning(award)) {
          return refused({ kind: 'not-running' });
        }
        const before = award.stopProposed;
        if (before?.by === staffId && before.reason === reason) return done({ answer: 'proposed' });
        if (before !== undefined) return refused({ kind: 'stop-proposed-already' });
        const next = { ...award, stopProposed: { by: staffId, at, reason } };
        return done({
          ...{ answer: 'proposed', next },
          body: { type: 'grant-stop-proposed', ...aboutAward(next) },
        });
      },
    );
  };
}

/** Takes back a proposal to stop a grant: it goes on as it was. */
export function createKeepGoing(ports: AwardPorts) {
  return function keepGoing({
    grantApplicationId,
    staffId,
  }: AboutStop): Promise<Result<'goes-on', StopRefusal>> {
    const actor = { kind: 'staff', id: staffId } as const;
    return changeAward<'goes-on', StopRefusal>(
      ports,
      { grantApplicationId, actor },
      ({ award, interests }) => {
        if (hasInterest(interests, staffId)) return refused({ kind: 'has-interest' });
        if (award?.state !== 'accepted' || award.stopped) return refused({ kind: 'not-running' });
        if (award.stopProposed === undefined) return done({ answer: 'goes-on' });
        const { stopProposed: _over, ...next } = award;
        return done({
          ...{ answer: 'goes-on', next },
          body: { type: 'grant-stop-withdrawn', ...aboutAward(next) },
        });
      },
    );
  };
}
