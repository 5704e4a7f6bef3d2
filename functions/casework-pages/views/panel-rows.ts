import { scoringOf, type GrantRound } from '#shared/community-grants/index.ts';
import { asItCounts, scoreStanding } from '#shared/grant-assessments/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { localityInWords } from '#shared/staff-web/index.ts';

import type { ToScore } from './applications-to-score.ts';
import { commentTags, panelTags } from '../words/panel-words.ts';

/** One application as a panel reads it among the others. */
export function panelRow(
  { application, assessment: said, isInterested }: ToScore,
  { round, staffId }: { readonly round: GrantRound; readonly staffId: string },
) {
  const { grantApplicationId } = application;
  const scoring = scoringOf(round, application);
  const assessment = said && asItCounts(said, isInterested);
  const standing =
    scoring === undefined
      ? { kind: 'to-score' as const, given: 0 }
      : scoreStanding(assessment, scoring);
  const { group, title, where, askedPence } = application;
  const panel = assessment?.panel;
  return {
    grantApplicationId,
    href: `/staff/grants/${grantApplicationId}/panel`,
    reference: showReference(grantApplicationId),
    ...{ group, title },
    where:
      where.kind === 'city-wide'
        ? 'City-wide'
        : [
            ...new Set(
              where.places.flatMap(({ localityCode }) =>
                localityCode === undefined ? [] : [localityInWords(localityCode)],
              ),
            ),
          ].join(', '),
    askedPence,
    standing: standing.kind,
    given: standing.kind === 'to-score' ? standing.given : undefined,
    score: standing.kind === 'scored' ? standing.score : undefined,
    scores: standing.kind === 'to-score' ? [] : standing.scores,
    comments: (assessment?.comments ?? []).map(({ localityCode, view }) => ({
      ...commentTags[view],
      text: `${localityInWords(localityCode)} ${commentTags[view].text}`,
    })),
    panel: panel && panelTags[panel.outcome],
    isClosed: isInterested(staffId),
    /** What it takes of the round: nothing once the panel said no. */
    takesPence: panel === undefined ? askedPence : panel.outcome === 'fund' ? panel.amountPence : 0,
  };
}

/** What the applications down to each take together, and where that is more than there is. */
export function withLine<Row extends { readonly takesPence: number }>(
  rows: readonly Row[],
  availablePence: number,
) {
  let sum = 0;
  let lineDrawn = false;
  return rows.map((row, index) => {
    sum += row.takesPence;
    const isBelow = sum > availablePence;
    const isLine = isBelow && !lineDrawn;
    if (isLine) lineDrawn = true;
    return { ...row, place: index + 1, sumPence: sum, isBelow, isLine };
  });
}
