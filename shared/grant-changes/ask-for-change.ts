import { answersOf, personIn } from '#shared/community-grants/index.ts';
import {
  aboutGrantChange,
  isOpenRequest,
  isRunning,
  type AskedChanges,
  type AwardPorts,
  type GrantChangeIn,
  type OpenGrantChange,
} from '#shared/grant-awards/index.ts';
import { done, localDate, refused, type Result } from '#shared/kernel/index.ts';

import { changeGrantChange, type GrantChangeRefusal } from './change-grant.ts';
import { checkChange, onlyDifferent, sameChanges, type ChangeProblem } from './check-change.ts';

/** More than a grant of a year has; beyond that somebody should talk with the group. */
const mostRequests = 20;

export interface AskForChange {
  readonly grantApplicationId: string;
  readonly personId: string;
  /** What stays as it is may be among it, and is left out. */
  readonly changes: AskedChanges;
  readonly why: string;
}

export type AskRefusal =
  | GrantChangeRefusal
  /** Another request waits for an answer. */
  | { readonly kind: 'already-asked' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'wrong'; readonly problems: readonly ChangeProblem[] };

/**
 * Asks, as somebody of the group, to change what a grant is spent on, its days, its place or its people. One
 * request is open at a time; the same sent twice is asked once.
 */
export function createAskForChange(ports: AwardPorts) {
  return function askForChange(request: AskForChange): Promise<Result<'asked', AskRefusal>> {
    const { grantApplicationId, personId, why } = request;
    const actor = { kind: 'group', id: personId } as const;
    return changeGrantChange<'asked', AskRefusal>(
      ports,
      { grantApplicationId, actor },
      ({ application, award, change }, at) => {
        if (personIn(application, personId) === undefined) {
          return refused({ kind: 'no-such-application' });
        }
        // Once its report was accepted, or it was stopped, a grant is over.
        if (!isRunning(award)) return refused({ kind: 'not-open' });
        const changes = onlyDifferent(
          award,
          change,
          answersOf(application).budget.lines,
          request.changes,
        );
        if (isOpenRequest(change)) {
          return isSame(change, { personId, changes, why })
            ? done({ answer: 'asked' })
            : refused({ kind: 'already-asked' });
        }
        const problems = checkChange(award, change, changes, localDate(at));
        if (problems.length > 0) return refused({ kind: 'wrong', problems });
        const before = change?.request ?? 0;
        if (before >= mostRequests) return refused({ kind: 'too-many' });
        const { roundId, proposalId, amountPence } = award;
        const next: GrantChangeIn<'asked'> = {
          ...{ state: 'asked', grantApplicationId, roundId, proposalId, amountPence },
          ...{ request: before + 1, changes, why, askedAt: at, askedBy: personId },
          amendments: change?.amendments ?? [],
        };
        const body = { type: 'grant-change-asked', ...aboutGrantChange(next) } as const;
        return done({ answer: 'asked', next, body });
      },
    );
  };
}

function isSame(
  open: OpenGrantChange,
  { personId, changes, why }: Pick<AskForChange, 'personId' | 'changes' | 'why'>,
): boolean {
  return open.askedBy === personId && open.why === why && sameChanges(open.changes, changes);
}

/** Takes the request that was on the page back, before it is answered. Done twice it is done once. */
export function createTakeChangeBack(ports: AwardPorts) {
  return function takeChangeBack(about: {
    readonly grantApplicationId: string;
    readonly personId: string;
    readonly request: number;
  }): Promise<Result<'taken-back', GrantChangeRefusal>> {
    const { grantApplicationId, personId } = about;
    const actor = { kind: 'group', id: personId } as const;
    return changeGrantChange<'taken-back', GrantChangeRefusal>(
      ports,
      { grantApplicationId, actor },
      ({ application, change }, at) => {
        if (personIn(application, personId) === undefined) {
          return refused({ kind: 'no-such-application' });
        }
        if (change?.request !== about.request) return refused({ kind: 'not-open' });
        if (change.state === 'taken-back') return done({ answer: 'taken-back' });
        if (!isOpenRequest(change)) return refused({ kind: 'not-open' });
        const next: GrantChangeIn<'taken-back'> = {
          ...requestOf(change),
          ...{ state: 'taken-back', takenBackAt: at },
        };
        const body = { type: 'grant-change-taken-back', ...aboutGrantChange(next) } as const;
        return done({ answer: 'taken-back', next, body });
      },
    );
  };
}

/** What every state of one request goes on with. */
export function requestOf(change: OpenGrantChange) {
  const { grantApplicationId, roundId, proposalId, amountPence, request } = change;
  const { changes, why, askedAt, askedBy, amendments } = change;
  return {
    ...{ grantApplicationId, roundId, proposalId, amountPence, request },
    ...{ changes, why, askedAt, askedBy, amendments },
  };
}
