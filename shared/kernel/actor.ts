import * as z from 'zod';

/** Who did it. Families are named by their application, never by name; people of a group by a keyed hash. */
export const actorSchema = z.strictObject({
  kind: z.enum(['family', 'partner', 'professional', 'staff', 'system', 'bank', 'group']),
  id: z.string().min(1).max(80),
});

export type Actor = z.infer<typeof actorSchema>;
