import * as z from 'zod';

import { plusSeconds, type Instant } from '#shared/kernel/index.ts';
import {
  documentKind,
  keys,
  queueItems,
  queues,
  type RecordReader,
} from '#shared/records/index.ts';

import { notTakenReasons, type CaseSystemAnswer } from './case-system.ts';
import { caseSystemNews, type NewsForCaseSystem } from './case-system-news.ts';

/** Twice as long each time, from a quarter of an hour to six hours. */
const firstPauseSeconds = 15 * 60;
const longestPauseSeconds = 6 * 3600;

/**
 * News that the case-management system did not take when it was told: who it is about and what is in it stays
 * with the request.
 */
export const untakenNewsSchema = z.strictObject({
  connectionRequestId: z.string(),
  news: z.enum(caseSystemNews),
  newsId: z.string(),
  localityCode: z.string(),
  firstToldAt: z.string(),
  lastToldAt: z.string(),
  times: z.int().min(1),
  why: z.enum(notTakenReasons),
  status: z.int().optional(),
  /** When it is told again; absent once it was taken, or need not be told any more. */
  dueAt: z.string().optional(),
});
export type UntakenNews = z.infer<typeof untakenNewsSchema>;

export const untakenNews = documentKind({
  kind: 'untaken-news',
  schema: untakenNewsSchema,
  key: ({ connectionRequestId, newsId }) => keys.untakenNews(connectionRequestId, newsId),
  place: ({ dueAt, newsId }) =>
    dueAt === undefined
      ? undefined
      : { queue: queues.untakenNews(), queueOrder: `${dueAt}#${newsId}` },
});

/** As it stands after one more time that it was not taken. */
export function toldInVain(
  earlier: UntakenNews | undefined,
  told: NewsForCaseSystem & { readonly localityCode: string },
  { why, status }: Extract<CaseSystemAnswer, { kind: 'not-taken' }>,
  at: Instant,
): UntakenNews {
  const times = (earlier?.times ?? 0) + 1;
  const pause = Math.min(firstPauseSeconds * 2 ** (times - 1), longestPauseSeconds);
  return {
    ...told,
    ...{ firstToldAt: earlier?.firstToldAt ?? at, lastToldAt: at },
    ...{ times, why, dueAt: plusSeconds(at, pause) },
    ...(status !== undefined && { status }),
  };
}

/** What is to be told again by now, that which waited longest first. */
export async function readDueNews(
  records: RecordReader,
  at: Instant,
  most: number,
): Promise<readonly NewsForCaseSystem[]> {
  const due: NewsForCaseSystem[] = [];
  for await (const item of queueItems(records, queues.untakenNews(), most)) {
    const { connectionRequestId, news, newsId, dueAt } = untakenNews.parse(item).document;
    if (dueAt === undefined || dueAt > at) break;
    due.push({ connectionRequestId, news, newsId });
  }
  return due;
}
