import { scoringOf, roundOf } from '#shared/community-grants/index.ts';
import type { EventType } from '#shared/events/index.ts';
import {
  grantAssessments,
  grantAssessmentSchema,
  grantPanels,
  grantPanelSchema,
  scoreStanding,
  type GrantAssessment,
} from '#shared/grant-assessments/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredAwards } from './check-grant-awards.ts';
import type { GatheredGrants } from './check-grants.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** What those who scored it and the panel said, as far as promises go: no words. */
interface GatheredAssessment {
  readonly version: number;
  readonly assessment: Pick<
    GrantAssessment,
    'grantApplicationId' | 'roundId' | 'scorecards' | 'moderation' | 'panel'
  >;
}

export interface GatheredAssessments {
  readonly assessments: ReadonlyMap<string, GatheredAssessment>;
  readonly panels: readonly { readonly roundId: string; readonly version: number }[];
}

export function emptyAssessments() {
  return {
    assessments: new Map<string, GatheredAssessment>(),
    panels: new Array<{ readonly roundId: string; readonly version: number }>(),
  };
}

export function assessmentReadersInto(
  kept: ReturnType<typeof emptyAssessments>,
): Record<string, ReadItem> {
  return {
    [grantAssessments.kind]: readerOf(
      grantAssessments,
      grantAssessmentSchema,
      (assessment, version) => {
        kept.assessments.set(assessment.grantApplicationId, { assessment, version });
      },
    ),
    [grantPanels.kind]: readerOf(
      grantPanels,
      grantPanelSchema,
      ({ roundId }, version) => void kept.panels.push({ roundId, version }),
    ),
  };
}

/** Where a round is scored, nobody is promised money that two did not score and a panel did not give. */
export function checkGrantAssessments({
  assessments,
  awards,
  grants,
}: GatheredAssessments & GatheredAwards & GatheredGrants): Check {
  return {
    name: 'grant scores',
    promise: 'What is promised in a round that is scored, two scored and its panel gave',
    looked: assessments.size,
    faults: [
      ...[...assessments.values()].flatMap(({ assessment }) => {
        const { grantApplicationId, scorecards } = assessment;
        const at = keys.grantAssessment(grantApplicationId);
        const byTwo = new Set(scorecards.map(({ staffId }) => staffId)).size === scorecards.length;
        return [
          ...(grants.has(grantApplicationId) ? [] : ['It belongs to no application.']),
          ...(byTwo ? [] : ['One person scored it twice.']),
        ].map((sentence) => faultAt(at, sentence));
      }),
      ...[...awards.values()].flatMap(({ grantApplicationId, roundId, promised }) => {
        const application = grants.get(grantApplicationId);
        if (promised.length === 0 || application === undefined) return [];
        const scoring = scoringOf(roundOf({ roundId }), application);
        if (scoring === undefined) return [];
        const assessment = assessments.get(grantApplicationId)?.assessment;
        const at = keys.grantAward(grantApplicationId);
        if (scoreStanding(assessment, scoring).kind !== 'scored') {
          return [faultAt(at, 'It is promised, and two have not scored it.')];
        }
        const panel = assessment?.panel;
        const promisedPence = promised.reduce((sum, { amountPence }) => sum + amountPence, 0);
        return panel?.outcome === 'fund' && promisedPence <= panel.amountPence
          ? []
          : [faultAt(at, 'More is promised than the panel gave.')];
      }),
    ],
  };
}

const said = [
  'grant-scores-saved',
  'grant-scores-given',
  'grant-scores-moderated',
  'grant-commented',
  'grant-panel-decided',
] as const satisfies readonly EventType[];

/** Every version has its event. */
export function* changesOfAssessments({
  assessments,
  panels,
}: GatheredAssessments): Generator<Change> {
  for (const [grantApplicationId, { version }] of assessments) {
    const subject = keys.grantAssessment(grantApplicationId);
    for (let each = 1; each <= version; each += 1) yield { subject, version: each, types: said };
  }
  for (const { roundId, version } of panels) {
    const subject = keys.grantPanel(roundId);
    for (let each = 1; each <= version; each += 1) {
      yield { subject, version: each, types: ['grant-panel-ranked'] };
    }
  }
}
