import { declaredInterests, hasInterest } from '#shared/interests/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { grantAssessments, type GrantAssessment } from './grant-assessment.ts';
import { asItCounts } from './score.ts';

/** What is said of an application, as it counts; undefined before anybody said anything. */
export async function readAssessment(
  records: RecordReader,
  grantApplicationId: string,
): Promise<GrantAssessment | undefined> {
  const [found, interests] = await Promise.all([
    grantAssessments.read(records, keys.grantAssessment(grantApplicationId)),
    declaredInterests.read(records, keys.declaredInterests('grant', grantApplicationId)),
  ]);
  return (
    found && asItCounts(found.document, (staffId) => hasInterest(interests?.document, staffId))
  );
}
