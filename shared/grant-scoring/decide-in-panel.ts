import { isDeepStrictEqual } from 'node:util';

import { answersOf, outsideLimits, roundOf } from '#shared/community-grants/index.ts';
import {
  scoreStanding,
  type PanelDecision,
  type PanelOutcome,
} from '#shared/grant-assessments/index.ts';
import { done, refused, type Pence, type Result } from '#shared/kernel/index.ts';

import {
  changeAssessment,
  type AssessmentRefusal,
  type OfStaff,
  type ScoringPorts,
} from './change-assessment.ts';
import { isScorer } from './moderate-scores.ts';

export interface DecideInPanel extends OfStaff {
  readonly outcome: PanelOutcome;
  /** What is given at most, when it is to be funded. */
  readonly amountPence?: Pence;
  /** For the record, and for whoever writes to the group. */
  readonly why: string;
}

export type PanelRefusal =
  | AssessmentRefusal
  /** Two have not scored it yet, or lie far apart and have not agreed. */
  | { readonly kind: 'not-scored' | 'to-moderate' }
  | { readonly kind: 'scored-by-you' }
  | { readonly kind: 'no-amount' }
  | { readonly kind: 'above-asked'; readonly askedPence: Pence }
  | { readonly kind: 'outside-limits'; readonly sentence: string };

/** What the panel of a round says, written down by its chair: it may say otherwise until something is proposed. */
export function createDecideInPanel(ports: ScoringPorts) {
  return function decideInPanel(request: DecideInPanel): Promise<Result<'decided', PanelRefusal>> {
    const { staffId, outcome, amountPence, why } = request;
    return changeAssessment<'decided', PanelRefusal>(
      ports,
      request,
      ({ application, scoring, assessment }, at) => {
        if (isScorer(assessment, staffId)) return refused({ kind: 'scored-by-you' });
        const standing = scoreStanding(assessment, scoring);
        if (standing.kind === 'to-score') return refused({ kind: 'not-scored' });
        if (standing.kind === 'to-moderate') return refused({ kind: 'to-moderate' });
        const by = { why, decidedBy: staffId, decidedAt: at };
        const { grantApplicationId, roundId } = assessment;
        const { askedPence } = answersOf(application).budget;
        let panel: PanelDecision;
        if (outcome === 'fund') {
          if (amountPence === undefined) return refused({ kind: 'no-amount' });
          if (amountPence > askedPence) return refused({ kind: 'above-asked', askedPence });
          const sentence = outsideLimits(roundOf(application), amountPence);
          if (sentence !== undefined) return refused({ kind: 'outside-limits', sentence });
          panel = { outcome, amountPence, ...by };
        } else {
          panel = { outcome, ...by };
        }
        // A button pressed twice.
        if (isSameWord(assessment.panel, panel)) return done({ answer: 'decided' });
        return done({
          answer: 'decided',
          next: {
            assessment: { ...assessment, panel },
            body: {
              ...{ type: 'grant-panel-decided', grantApplicationId, roundId, outcome },
              ...(panel.outcome === 'fund' && { amountPence: panel.amountPence }),
            },
          },
        });
      },
    );
  };
}

function isSameWord(before: PanelDecision | undefined, now: PanelDecision): boolean {
  return (
    before !== undefined &&
    isDeepStrictEqual({ ...before, decidedAt: '' }, { ...now, decidedAt: '' })
  );
}
