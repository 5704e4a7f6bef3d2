import type { LocalDate } from '#shared/kernel/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

import { grantAwards, type GrantAward } from './grant-award.ts';

const awardsAPage = 100;

/**
 * The applications of a round whose awards are in a state, and whose day has come by then. Such awards lie in the
 * order of that day, so those after it need not be looked at; `dayOf` says nothing of one that has changed since.
 */
export async function awardsUntil(
  records: RecordReader,
  wanted: {
    readonly roundId: string;
    readonly state: 'offered' | 'accepted';
    readonly until: LocalDate;
    readonly dayOf: (award: GrantAward) => LocalDate | undefined;
  },
): Promise<readonly string[]> {
  const { roundId, state, until, dayOf } = wanted;
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue: queues.grantAwards(roundId, state), limit: awardsAPage },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document } = grantAwards.parse(item);
      const day = dayOf(document);
      if (day === undefined) continue;
      if (day > until) return ids;
      ids.push(document.grantApplicationId);
    }
    after = page.next;
  } while (after !== undefined);
  return ids;
}
