import { keys, type RecordReader } from '#shared/records/index.ts';

import {
  grantApplications,
  grantMemberships,
  personIn,
  type GrantApplication,
} from './grant-application.ts';

/** An application of somebody's group; undefined when there is none, or it is another group's. */
export async function findOwnApplication(
  records: RecordReader,
  grantApplicationId: string,
  personId: string,
): Promise<GrantApplication | undefined> {
  const found = await grantApplications.read(records, keys.grantApplication(grantApplicationId));
  return found !== undefined && personIn(found.document, personId) !== undefined
    ? found.document
    : undefined;
}

/** Every application that somebody works on, the newest first. */
export async function applicationsOf(
  records: RecordReader,
  personId: string,
): Promise<readonly GrantApplication[]> {
  const links = await records.partition(keys.grantMembershipsOf(personId));
  const ids = links.map((item) => grantMemberships.parse(item).document.grantApplicationId);
  if (ids.length === 0) return [];
  const items = await records.getMany(ids.map((id) => keys.grantApplication(id)));
  return items
    .map((item) => grantApplications.parse(item).document)
    .filter((application) => personIn(application, personId) !== undefined)
    .sort((a, b) => b.begunAt.localeCompare(a.begunAt));
}
