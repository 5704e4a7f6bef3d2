import {
  roundOf,
  scoringOf,
  type GrantApplication,
  type GrantRound,
} from '#shared/community-grants/index.ts';
import {
  readAssessment,
  scorersEach,
  scoreStanding,
  type ScoreStanding,
} from '#shared/grant-assessments/index.ts';
import type { Pence } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import { mayAnyOf } from '#shared/staff-web/index.ts';

import { panelTags } from '../words/panel-words.ts';

/** Who sits on the panel, confirms what comes of it, or looks at how it came about. */
export const panelReaders = ['chair-panel', 'confirm-grants', 'view-audit'] as const;

/** How far the scoring of an application has come; undefined where its round is not scored. */
export async function scoresView(
  records: RecordReader,
  application: GrantApplication,
  {
    staff,
    isOpen,
  }: {
    readonly staff: StaffMember;
    /** Nothing was proposed yet, or what was is over: only then it is scored. */
    readonly isOpen: boolean;
  },
) {
  const { grantApplicationId } = application;
  const scoring = scoringOf(roundOf(application), application);
  if (scoring === undefined || application.state !== 'submitted') return undefined;
  const assessment = await readAssessment(records, grantApplicationId);
  const panel = assessment?.panel;
  const path = `/staff/grants/${grantApplicationId}`;
  return {
    sentence: standingSentence(scoreStanding(assessment, scoring)),
    panel: panel && {
      tag: panelTags[panel.outcome],
      amountPence: panel.outcome === 'fund' ? panel.amountPence : undefined,
    },
    isFunded: panel?.outcome === 'fund',
    links: [
      ...(isOpen && may(staff, 'score-grants')
        ? [{ text: 'Score it', href: `${path}/score` }]
        : []),
      ...(mayAnyOf(staff, panelReaders)
        ? [{ text: 'Scores, comments and panel', href: `${path}/panel` }]
        : []),
    ],
  };
}

/** What the panel of its round gives an application at most; undefined where it gives nothing, or there is none. */
export async function readPanelPence(
  records: RecordReader,
  { grantApplicationId }: GrantApplication,
): Promise<Pence | undefined> {
  const panel = (await readAssessment(records, grantApplicationId))?.panel;
  return panel?.outcome === 'fund' ? panel.amountPence : undefined;
}

function standingSentence(standing: ScoreStanding): string {
  switch (standing.kind) {
    case 'to-score':
      return `${standing.given} of ${scorersEach} have scored it. An award can be proposed once both have and the panel would fund it.`;
    case 'to-moderate':
      return 'The two scores lie far apart, and the chair of the panel talks it over with both.';
    case 'scored':
      return `Scored ${standing.score} of 100.`;
  }
}

/** Where a round that is scored is scored, and put in order. */
export function scoringLinks({ roundId, scoring }: GrantRound, staff: StaffMember) {
  if (scoring === undefined) return [];
  return [
    ...(may(staff, 'score-grants')
      ? [{ text: 'Score applications', href: `/staff/grants/scoring?round=${roundId}` }]
      : []),
    ...(mayAnyOf(staff, panelReaders)
      ? [{ text: 'Panel', href: `/staff/grants/panel?round=${roundId}` }]
      : []),
  ];
}
