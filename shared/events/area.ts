import * as z from 'zod';

/** Where the family lives, as far as a report may know it. `city` stands for hidden or unknown. */
export const areaSchema = z.strictObject({
  localityCode: z.string(),
  wardCode: z.string().optional(),
  lsoa2011: z.string().optional(),
  lsoa2021: z.string().optional(),
});
export type Area = z.infer<typeof areaSchema>;
