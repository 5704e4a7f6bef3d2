import * as z from 'zod';

import { claimIdsOf, type Application } from '#shared/applications/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import { documentKind, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

/**
 * One household, one award, one window: whoever creates the claim first holds it, until another
 * application of the household is awarded before it was decided.
 */
export const claimSchema = z.strictObject({
  claimId: z.string(),
  applicationId: z.string(),
  claimedAt: z.string(),
  /** Awarded besides on a recorded reason: the first of them holds the claim when its holder is declined. */
  alsoAwarded: z.array(z.string()).default([]),
  /** When the holder came by it because the one before was declined. */
  passedOnAt: z.string().optional(),
});
export type Claim = z.infer<typeof claimSchema>;

export const claims = documentKind({
  kind: 'claim',
  schema: claimSchema,
  key: (claim) => keys.claim(claim.claimId),
});

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

/** The claims themselves, with the versions that whoever changes them must expect. */
export async function readClaims(
  records: RecordReader,
  claimIds: Iterable<string>,
): Promise<ReadonlyMap<string, Loaded<Claim>>> {
  const items = await records.getMany([...new Set(claimIds)].map(keys.claim));
  return new Map(
    items.map((item) => {
      const loaded = claims.parse(item);
      return [loaded.document.claimId, loaded];
    }),
  );
}

/** Who holds the claims among the items read. */
export function holdersIn(items: readonly StoredItem[]): ReadonlyMap<string, string> {
  const found = items.filter(({ kind }) => kind === claims.kind).map((item) => claims.parse(item));
  return new Map(found.map(({ document }) => [document.claimId, document.applicationId]));
}
