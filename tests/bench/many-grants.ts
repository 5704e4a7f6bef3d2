import { grantApplications } from '#shared/community-grants/index.ts';
import { grantAssessments } from '#shared/grant-assessments/index.ts';
import type { StoredItem, Write } from '#shared/kernel/index.ts';
import { sentBy } from '#tests/builders/round-to-score.ts';
import { allPoints } from '#tests/builders/scored-grant.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

/** A round as busy as the city's busiest was: over 300 groups applied in 2020 (product.md). */
const groupsInARound = 300;

/** Every application of a round, scored by two with a reason of some length for each criterion. */
export async function grantsOfARound(): Promise<readonly StoredItem[]> {
  const { application } = await createSubmittedGrant({ scored: false });
  const submitted = await application();
  const at = '2026-11-20T10:00:00.000Z';
  return Array.from({ length: groupsInARound }, (_, n) => {
    const id = `3B${String(n).padStart(8, '0')}`;
    const askedPence = 500_00 + n * 10_00;
    const sent = sentBy(submitted, { id, name: `Group ${n}`, askedPence });
    const { points, why } = allPoints(1 + (n % 5));
    const reasons = Object.fromEntries(
      Object.entries(why).map(([criterion, text]) => [criterion, text.repeat(15)]),
    );
    const card = { points, why: reasons, savedAt: at, noInterestAt: at, givenAt: at };
    return [
      grantApplications.create(sent),
      grantAssessments.create({
        grantApplicationId: id,
        roundId: sent.roundId,
        comments: [],
        scorecards: ['grace-osei', 'harold-pike'].map((staffId) => ({ staffId, ...card })),
      }),
    ].map(itemOf);
  }).flat();
}

function itemOf(write: Write): StoredItem {
  if (write.action !== 'create') throw new Error('A round begins with what is not there yet');
  return write.item;
}
