import type { Criterion } from '#shared/community-grants/index.ts';
import type {
  ModerateRefusal,
  PanelRefusal,
  SaveScoresRefusal,
} from '#shared/grant-scoring/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';

import { decisionTags } from './grant-decision-words.ts';
import { interestDeclared } from './refusal-sentence.ts';

interface Problem {
  readonly field: string;
  readonly text: string;
}

const goneSentence = 'The group has taken the application back, or its round is not scored.';

/** Why scores were not taken, each at the field that mends it. */
export function scoresRefusal(
  refusal: SaveScoresRefusal,
  criteria: readonly Criterion[],
): readonly Problem[] {
  switch (refusal.kind) {
    case 'interest-not-answered':
      return [{ field: 'noInterest', text: 'Say that you have no interest in this group' }];
    case 'incomplete':
      return missing(refusal.criterionIds, criteria);
    case 'enough-score-it':
      return [at('Two others score this already. Take another one from the list')];
    case 'given-already':
      return [at('You gave your scores before, and they count as they are')];
    case 'no-such-application':
    case 'not-scored-at-all':
      return [at(goneSentence)];
    case 'has-interest':
      return [at(interestDeclared)];
    case 'decided-already':
      return [at(decidedSentence(refusal.state))];
    default:
      return unreachable(refusal);
  }
}

function at(text: string): Problem {
  return { field: 'scores', text };
}

function decidedSentence(state: keyof typeof decisionTags): string {
  return `Something was decided meanwhile: ${decisionTags[state].text.toLowerCase()}. Nothing was saved`;
}

function missing(criterionIds: readonly string[], criteria: readonly Criterion[]): Problem[] {
  return criteria
    .filter(({ criterionId }) => criterionIds.includes(criterionId))
    .map(({ criterionId, name }) => ({
      field: `points-${criterionId}`,
      text: `${name}: choose a number, and write why`,
    }));
}

export function moderateRefusal(
  refusal: ModerateRefusal,
  criteria: readonly Criterion[],
): readonly Problem[] {
  switch (refusal.kind) {
    case 'incomplete':
      return criteria
        .filter(({ criterionId }) => refusal.criterionIds.includes(criterionId))
        .map(({ criterionId, name }) => ({
          field: `points-${criterionId}`,
          text: `${name}: choose the number that the two agreed`,
        }));
    case 'nothing-to-moderate':
      return [at('Nothing is left to agree on: somebody was faster, or the two are not far apart')];
    case 'scored-by-you':
      return [
        at('You are one of the two who scored it, so somebody else writes down what they agree'),
      ];
    case 'no-such-application':
    case 'not-scored-at-all':
      return [at(goneSentence)];
    case 'has-interest':
      return [at(interestDeclared)];
    case 'decided-already':
      return [at(decidedSentence(refusal.state))];
    default:
      return unreachable(refusal);
  }
}

/** Why the word of the panel was not taken. */
export function panelRefusal(refusal: PanelRefusal): Problem {
  switch (refusal.kind) {
    case 'no-amount':
      return { field: 'amount', text: 'Write how much the panel gives' };
    case 'above-asked':
      return {
        field: 'amount',
        text: `The group asked for ${formatPounds(refusal.askedPence)}: give that or less`,
      };
    case 'outside-limits':
      return { field: 'amount', text: refusal.sentence };
    case 'not-scored':
      return { field: 'outcome', text: 'Two have to score it first' };
    case 'to-moderate':
      return {
        field: 'outcome',
        text: 'The two scores lie far apart. Talk it over with both, and write down what they agree',
      };
    case 'scored-by-you':
      return {
        field: 'outcome',
        text: 'You are one of the two who scored it, so somebody else writes down what the panel says',
      };
    case 'no-such-application':
    case 'not-scored-at-all':
      return { field: 'outcome', text: goneSentence };
    case 'has-interest':
      return { field: 'outcome', text: interestDeclared };
    case 'decided-already':
      return { field: 'outcome', text: decidedSentence(refusal.state) };
    default:
      return unreachable(refusal);
  }
}
