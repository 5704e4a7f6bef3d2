import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

/** Where to pay a grant: sealed as a family's account is, apart from everything else of the group. */
export const sealedGrantPayeeSchema = z.strictObject({
  grantApplicationId: z.string(),
  /** Counts the accounts that the group gave: what was kept never becomes another. */
  revision: z.int().min(1),
  accountEnding: z.string(),
  sealed: z.string(),
  storedAt: z.string(),
});

export const grantPayees = documentKind({
  kind: 'grant-payee',
  schema: sealedGrantPayeeSchema,
  key: ({ grantApplicationId, revision }) => keys.grantPayee(grantApplicationId, revision),
});
