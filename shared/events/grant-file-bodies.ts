import * as z from 'zod';

/** A file a group sent for its grant: what it is for, and never what it is called. */
const aboutFile = { grantApplicationId: z.string(), purpose: z.string() };

export const grantFileBodies = [
  z.strictObject({
    type: z.literal('grant-file-added'),
    ...aboutFile,
    fileKind: z.string(),
    bytes: z.int(),
  }),
  z.strictObject({
    type: z.literal('grant-file-checked'),
    ...aboutFile,
    outcome: z.enum(['clean', 'unsafe', 'unreadable']),
  }),
  z.strictObject({ type: z.literal('grant-file-withdrawn'), ...aboutFile }),
  z.strictObject({ type: z.literal('grant-file-opened'), ...aboutFile }),
  z.strictObject({
    type: z.literal('grant-file-removed'),
    ...aboutFile,
    because: z.enum(['withdrawn', 'refused', 'decided', 'never-sent']),
  }),
] as const;
