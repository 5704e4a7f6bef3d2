import { applications, claimIdsOf, type Application } from '#shared/applications/index.ts';
import { programmes } from '#shared/programmes/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { readClaims } from './claim.ts';

/** Another application that holds an award, or a place for one, of the same person or home. */
export interface OtherAward {
  readonly application: Application;
  readonly samePerson: boolean;
  readonly sameHome: boolean;
}

/**
 * What the person or the home of a case was awarded in any window of any fund, or applied for and waits, the
 * newest first. It is found by the claims that awards hold, so what was declined or taken back is not among it.
 */
export async function readOtherAwards(
  records: RecordReader,
  { applicationId, matching }: Application,
): Promise<readonly OtherAward[]> {
  const claimIds = programmes.flatMap(({ programmeId, windows }) =>
    windows.flatMap(({ windowId }) => claimIdsOf(programmeId, windowId, matching)),
  );
  const held = new Map<string, { samePerson: boolean; sameHome: boolean }>();
  for (const { document } of (await readClaims(records, claimIds)).values()) {
    const samePerson = document.claimId.endsWith(`#person-${matching.person}`);
    for (const id of [document.applicationId, ...document.alsoAwarded]) {
      const before = held.get(id) ?? { samePerson: false, sameHome: false };
      held.set(id, {
        samePerson: before.samePerson || samePerson,
        sameHome: before.sameHome || !samePerson,
      });
    }
  }
  held.delete(applicationId);
  const items = await records.getMany([...held.keys()].map((id) => keys.application(id)));
  return items
    .map((item) => applications.parse(item).document)
    .map((application) => ({
      application,
      ...(held.get(application.applicationId) ?? { samePerson: false, sameHome: false }),
    }))
    .toSorted((a, b) => b.application.submittedAt.localeCompare(a.application.submittedAt));
}
