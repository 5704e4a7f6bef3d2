import {
  documentsSchema,
  type DocumentName,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { papersOf } from '#shared/grant-papers/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { applicationPath } from '../group-page.ts';

export function papersPath(application: GrantApplication): string {
  return `${applicationPath(application)}/papers`;
}

/** How many of the papers that the group needs are here, for a line on other pages. */
export async function papersLine(records: RecordReader, application: GrantApplication) {
  const papers = (await papersOf(records, application.grantApplicationId)).filter(
    ({ name }) => !isNotNeeded(application, name),
  );
  return {
    href: papersPath(application),
    sent: papers.filter(({ kept }) => kept.length > 0).length,
    of: papers.length,
    askedAgain: papers.some(({ isAskedAgain }) => isAskedAgain),
  };
}

/** The group said itself that it does not need such a paper. */
export function isNotNeeded(application: GrantApplication, name: DocumentName): boolean {
  // The other sections may be open still.
  const said = documentsSchema.safeParse(application.sections.documents?.answers).data;
  return said?.[name] === 'does-not-apply';
}
