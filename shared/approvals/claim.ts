import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

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
