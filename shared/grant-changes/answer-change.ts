import {
  aboutGrantChange,
  currentTerms,
  isOpenRequest,
  publishedGrants,
  type AwardPorts,
  type GrantChangeIn,
  type OpenGrantChange,
} from '#shared/grant-awards/index.ts';
import { done, refused, type Instant, type Result } from '#shared/kernel/index.ts';

import { requestOf } from './ask-for-change.ts';
import {
  changeGrantChange,
  type FoundGrant,
  type GrantChangeRefusal,
  type PlannedChange,
} from './change-grant.ts';

export interface AnswerChange {
  readonly grantApplicationId: string;
  /** The request that was on the page. */
  readonly request: number;
  readonly staffId: string;
  /** What the group reads. A second person who agrees stands behind the words of the first. */
  readonly words: string;
}

export type AgreeRefusal =
  | GrantChangeRefusal
  /** Money moves between lines: somebody else agrees too. */
  | { readonly kind: 'agreed-by-you-already' };

/** Whether a second person has to agree: whenever money moves from one line to another. */
export function movesMoney({ changes }: Pick<OpenGrantChange, 'changes'>): boolean {
  return changes.lines !== undefined;
}

/**
 * Agrees to what a group asked for. It becomes the next amendment, and what is public of the grant says the
 * last day that holds then. Where money moves the first yes waits for another person's. Done twice it is done
 * once.
 */
export function createAgreeToChange(ports: AwardPorts) {
  return function agreeToChange(
    answer: AnswerChange,
  ): Promise<Result<'agreed' | 'agreed-by-one', AgreeRefusal>> {
    const { grantApplicationId, staffId } = answer;
    return changeGrantChange<'agreed' | 'agreed-by-one', AgreeRefusal>(
      ports,
      { grantApplicationId, actor: { kind: 'staff', id: staffId } },
      (found, at) => {
        const { change } = found;
        if (change?.request !== answer.request) return refused({ kind: 'not-open' });
        if (change.state === 'agreed') return done({ answer: 'agreed' });
        if (!isOpenRequest(change)) return refused({ kind: 'not-open' });
        if (change.state === 'agreed-by-one') {
          return change.firstBy === staffId
            ? refused({ kind: 'agreed-by-you-already' })
            : done(agreed(found, change, { ...answer, words: change.words }, at));
        }
        if (!movesMoney(change)) return done(agreed(found, change, answer, at));
        const next: GrantChangeIn<'agreed-by-one'> = {
          ...requestOf(change),
          ...{ state: 'agreed-by-one', words: answer.words, firstBy: staffId, firstAt: at },
        };
        const body = { type: 'grant-change-agreed-by-one', ...aboutGrantChange(next) } as const;
        return done({ answer: 'agreed-by-one', next, body });
      },
    );
  };
}

function agreed(
  { award, published }: FoundGrant,
  change: OpenGrantChange,
  { staffId, words }: AnswerChange,
  at: Instant,
): PlannedChange<'agreed'> {
  const { changes, request } = change;
  const amendment = change.amendments.length + 1;
  const amendments = [
    ...change.amendments,
    { amendment, request, changes, agreedAt: at, agreedBy: staffId, words },
  ];
  const next: GrantChangeIn<'agreed'> = {
    ...{ ...requestOf(change), state: 'agreed', amendments, agreedAt: at, agreedBy: staffId },
    ...(change.state === 'agreed-by-one' && { firstBy: change.firstBy }),
  };
  const { projectUntil } = currentTerms(award, next);
  const isPublicOtherwise =
    published !== undefined && published.document.projectUntil !== projectUntil;
  return {
    answer: 'agreed',
    next,
    body: { type: 'grant-change-agreed', ...aboutGrantChange(next), amendment },
    also: isPublicOtherwise
      ? [publishedGrants.replace({ ...published.document, projectUntil }, published.version)]
      : [],
  };
}

/** Says no to what a group asked for, in words that it reads. Done twice it is done once. */
export function createRefuseChange(ports: AwardPorts) {
  return function refuseChange(
    answer: AnswerChange,
  ): Promise<Result<'refused', GrantChangeRefusal>> {
    const { grantApplicationId, staffId, words } = answer;
    return changeGrantChange<'refused', GrantChangeRefusal>(
      ports,
      { grantApplicationId, actor: { kind: 'staff', id: staffId } },
      ({ change }, at) => {
        if (change?.request !== answer.request) return refused({ kind: 'not-open' });
        if (change.state === 'refused') return done({ answer: 'refused' });
        if (!isOpenRequest(change)) return refused({ kind: 'not-open' });
        const next: GrantChangeIn<'refused'> = {
          ...requestOf(change),
          ...{ state: 'refused', words, refusedBy: staffId, refusedAt: at },
        };
        const body = { type: 'grant-change-refused', ...aboutGrantChange(next) } as const;
        return done({ answer: 'refused', next, body });
      },
    );
  };
}
