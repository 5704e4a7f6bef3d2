import * as z from 'zod';

import { claimIdsOf, type Application } from '#shared/applications/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import { documentKind, keys, type RecordReader } from '#shared/records/index.ts';

/** One household, one award, one window: whoever creates the claim first holds it. */
export const claimSchema = z.strictObject({
  claimId: z.string(),
  applicationId: z.string(),
  claimedAt: z.string(),
});

export const claims = documentKind({
  kind: 'claim',
  schema: claimSchema,
  key: (claim) => keys.claim(claim.claimId),
});

/** A claim is made once and never replaced, so its version is always the first. */
export const claimVersion = 1;

/** The claims an application makes on its window, whether or not it holds them. */
export function claimsWantedBy(application: Application): readonly string[] {
  const { programmeId, windowId, matching } = application;
  return claimIdsOf(programmeId, windowId, matching);
}

/** Which application holds each claim; a claim nobody holds is left out. */
export async function readHolders(
  records: RecordReader,
  claimIds: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  return holdersIn(await records.getMany([...new Set(claimIds)].map(keys.claim)));
}

/** Who holds the claims among the items read. */
export function holdersIn(items: readonly StoredItem[]): ReadonlyMap<string, string> {
  const found = items.filter(({ kind }) => kind === claims.kind).map((item) => claims.parse(item));
  return new Map(found.map(({ document }) => [document.claimId, document.applicationId]));
}
