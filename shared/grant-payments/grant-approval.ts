import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

const approvalSchema = z.strictObject({
  staffId: z.string(),
  at: z.string(),
  /** Why, where something is not as it should be: what the bank says, or what was not in place. */
  reason: z.string().optional(),
});

const base = {
  grantApplicationId: z.string(),
  instalment: z.int().min(1),
  attemptNumber: z.int().min(1),
  amountPence: z.int().min(1),
  /** Which of the accounts the group gave was approved: with another one it is approved anew. */
  accountRevision: z.int().min(1),
};

/** Who approved one attempt to pay an instalment of a grant: one of the two, or both. */
export const grantApprovalSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('first'), ...base, approvals: z.tuple([approvalSchema]) }),
  z.strictObject({
    state: z.literal('given'),
    ...base,
    approvals: z.tuple([approvalSchema, approvalSchema]),
  }),
]);
export type GrantApproval = z.infer<typeof grantApprovalSchema>;

export const grantApprovals = documentKind({
  kind: 'grant-approval',
  schema: grantApprovalSchema,
  key: ({ grantApplicationId, instalment, attemptNumber }) =>
    keys.grantApproval(grantApplicationId, instalment, attemptNumber),
});
