import * as z from 'zod';

/** What the case-management system of a team hears of a family. */
export const caseSystemNews = ['allocated', 'withdrawn'] as const;
export type CaseSystemNews = (typeof caseSystemNews)[number];

/** One piece of news for it. The same piece has the same id, however often it is sent. */
export const newsForCaseSystemSchema = z.strictObject({
  connectionRequestId: z.string().min(1),
  news: z.enum(caseSystemNews),
  /** The event that it tells of. */
  newsId: z.string().min(1),
});
export type NewsForCaseSystem = z.infer<typeof newsForCaseSystemSchema>;
