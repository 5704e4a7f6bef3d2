import {
  newsForCaseSystemSchema,
  type createTellCaseSystem,
  type NewsForCaseSystem,
  type UntakenNews,
} from '#shared/family-connect/index.ts';
import { plusSeconds, unreachable } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import type { Verdict } from '#shared/worker/index.ts';

/** A worker has a family, or a family stopped its request. */
export const newsSchema = newsForCaseSystemSchema;

/** Longer than a system is away for a night; until then its team has the file. */
const longSeconds = 24 * 3600;

export function createHandler(ports: {
  readonly tellCaseSystem: ReturnType<typeof createTellCaseSystem>;
  readonly log: Log;
}) {
  return async function handle(news: NewsForCaseSystem): Promise<Verdict> {
    const told = await ports.tellCaseSystem(news);
    switch (told.kind) {
      case 'taken':
      case 'nothing-to-tell':
        return { kind: 'done' };
      case 'not-taken':
        // Trying at once finds it away again: the request says so, and the watch has it told later.
        writeNotTaken(ports.log, told.news);
        return { kind: 'done' };
      case 'look-again':
        return { kind: 'retry', why: 'Somebody changed the request at the same moment.' };
      case 'no-such-request':
        return {
          kind: 'park',
          reason: `There is no request ${news.connectionRequestId}, though a message asks to tell of it.`,
        };
      default:
        return unreachable(told);
    }
  };
}

function writeNotTaken(log: Log, { connectionRequestId, why, ...news }: UntakenNews): void {
  const { times, firstToldAt, dueAt = firstToldAt } = news;
  const isLong = dueAt > plusSeconds(firstToldAt, longSeconds);
  log.write(isLong ? 'news-long-untaken' : 'news-not-taken', {
    ...{ reference: connectionRequestId, kind: why, count: times },
  });
}
