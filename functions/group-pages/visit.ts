import * as z from 'zod';

/** A visit of somebody of a community group. What they write is kept with the application, not here. */
export const groupVisitSchema = z.strictObject({
  /** Somebody who is to type in the code that was sent to this address. */
  door: z
    .strictObject({
      email: z.string(),
      /** They begin an application, rather than go on with one. */
      begin: z
        .strictObject({ name: z.string(), roundId: z.string(), grantApplicationId: z.string() })
        .exactOptional(),
    })
    .exactOptional(),
  signedIn: z.strictObject({ personId: z.string(), email: z.string() }).exactOptional(),
});
export type GroupVisit = z.infer<typeof groupVisitSchema>;
