import { plusSeconds, type Instant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Several rounds of those that watch what is overdue. */
const toldAgainWithinSeconds = 2 * 3600;

/** What the case-management system did not take is told again; nobody's news lies there forgotten. */
export function checkCaseSystem(
  { connections, untakenNews }: GatheredRecords,
  now: Instant,
): Check {
  const overdueSince = plusSeconds(now, -toldAgainWithinSeconds);
  const faults = untakenNews.flatMap(({ connectionRequestId, newsId, dueAt }) => {
    const key = keys.untakenNews(connectionRequestId, newsId);
    if (!connections.has(connectionRequestId)) {
      return [faultAt(key, `It is news of ${connectionRequestId}, which does not exist.`)];
    }
    return dueAt !== undefined && dueAt < overdueSince
      ? [faultAt(key, `It was to be told again at ${dueAt}, and was not.`)]
      : [];
  });
  return {
    name: 'case system',
    promise: 'What the case-management system did not take is told again',
    looked: untakenNews.length,
    faults,
  };
}
