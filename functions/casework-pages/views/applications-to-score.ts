import {
  grantApplications,
  grantRounds,
  scoringOf,
  type GrantApplicationIn,
  type GrantRound,
} from '#shared/community-grants/index.ts';
import { grantAssessments, type GrantAssessment } from '#shared/grant-assessments/index.ts';
import { grantAwards, isOver } from '#shared/grant-awards/index.ts';
import { declaredInterests, hasInterest } from '#shared/interests/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';

/** The rounds that are scored and have begun, the newest first. */
export function scoredRounds(at: string): readonly GrantRound[] {
  return grantRounds.filter(({ scoring, opensAt }) => scoring !== undefined && opensAt <= at);
}

/** An application that is not decided yet, with what is said of it and who has an interest in it. */
export interface ToScore {
  readonly application: GrantApplicationIn<'submitted'>;
  readonly assessment: GrantAssessment | undefined;
  readonly isInterested: (staffId: string) => boolean;
}

/** Every application of a round that came in, with what is said of it; those that are decided are left out. */
export async function applicationsToScore(
  records: RecordReader,
  round: GrantRound,
): Promise<readonly ToScore[]> {
  const applications = await submittedTo(records, round);
  const ids = applications.map(({ grantApplicationId }) => grantApplicationId);
  const [awards, assessments, interests] = await Promise.all([
    records.getMany(ids.map((id) => keys.grantAward(id))),
    records.getMany(ids.map((id) => keys.grantAssessment(id))),
    records.getMany(ids.map((id) => keys.declaredInterests('grant', id))),
  ]);
  const decided = new Set(
    awards
      .map((item) => grantAwards.parse(item).document)
      .filter((award) => !isOver(award))
      .map(({ grantApplicationId }) => grantApplicationId),
  );
  const said = byApplication(
    assessments.map((item) => grantAssessments.parse(item).document),
    ({ grantApplicationId }) => grantApplicationId,
  );
  const declared = byApplication(
    interests.map((item) => declaredInterests.parse(item).document),
    ({ applicationId }) => applicationId,
  );
  return applications
    .filter(({ grantApplicationId }) => !decided.has(grantApplicationId))
    .map((application) => ({
      application,
      assessment: said.get(application.grantApplicationId),
      isInterested: (staffId) => hasInterest(declared.get(application.grantApplicationId), staffId),
    }));
}

function byApplication<Document>(
  documents: readonly Document[],
  idOf: (document: Document) => string,
): ReadonlyMap<string, Document> {
  return new Map(documents.map((document) => [idOf(document), document]));
}

async function submittedTo(records: RecordReader, round: GrantRound) {
  const found: GrantApplicationIn<'submitted'>[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue: queues.grantApplications(round.roundId, 'submitted'),
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    for (const item of listed.items) {
      const { document } = grantApplications.parse(item);
      const isScored = scoringOf(round, document) !== undefined;
      if (document.state === 'submitted' && isScored) found.push(document);
    }
    after = listed.next;
  } while (after !== undefined);
  return found;
}
