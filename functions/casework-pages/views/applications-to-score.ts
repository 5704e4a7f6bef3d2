import * as z from 'zod';

import {
  grantRounds,
  projectSchema,
  scoringOf,
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

/**
 * What lists say of an application. A round of hundreds is read by these parts alone: the rest, most of what a group
 * wrote, never leaves the table.
 */
const listedParts = [
  'grantApplicationId',
  'roundVersion',
  'state',
  'submittedAt',
  'sections.organisation.answers.name',
  'sections.project.answers.title',
  'sections.project.answers.where',
  'sections.budget.answers.askedPence',
] as const;

const listedSchema = z
  .object({
    grantApplicationId: z.string(),
    roundVersion: z.int(),
    state: z.string(),
    submittedAt: z.string(),
    sections: z.object({
      organisation: z.object({ answers: z.object({ name: z.string() }) }),
      project: z.object({
        answers: z.object({ title: z.string(), where: projectSchema.shape.where }),
      }),
      budget: z.object({ answers: z.object({ askedPence: z.int() }) }),
    }),
  })
  .transform(({ sections: { organisation, project, budget }, ...rest }) => ({
    ...rest,
    group: organisation.answers.name,
    title: project.answers.title,
    where: project.answers.where,
    askedPence: budget.answers.askedPence,
  }));
export type ListedApplication = z.infer<typeof listedSchema>;

/** An application that is not decided yet, with what is said of it and who has an interest in it. */
export interface ToScore {
  readonly application: ListedApplication;
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
  const found: ListedApplication[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      queue: queues.grantApplications(round.roundId, 'submitted'),
      ...{ limit: 1000, parts: listedParts },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const listed = listedSchema.parse(item['document']);
      const isScored = scoringOf(round, listed) !== undefined;
      if (listed.state === 'submitted' && isScored) found.push(listed);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
