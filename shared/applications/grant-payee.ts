import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

/** Where to pay a grant: sealed as a family's account is, apart from everything else of the group. */
export const sealedGrantPayeeSchema = z.strictObject({
  grantApplicationId: z.string(),
  accountEnding: z.string(),
  sealed: z.string(),
  storedAt: z.string(),
});

/** Its version is the `revision` of the account that the award names. */
export const grantPayees = documentKind({
  kind: 'grant-payee',
  schema: sealedGrantPayeeSchema,
  key: ({ grantApplicationId }) => keys.grantPayee(grantApplicationId),
});
