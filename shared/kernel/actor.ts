import * as z from 'zod';

/** Who did it. Families are named by their application, never by name. */
export const actorSchema = z.strictObject({
  kind: z.enum(['family', 'partner', 'professional', 'staff', 'system', 'bank']),
  id: z.string().min(1).max(80),
});

export type Actor = z.infer<typeof actorSchema>;
