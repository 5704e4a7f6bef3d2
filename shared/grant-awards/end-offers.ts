import { grantRounds } from '#shared/community-grants/index.ts';
import {
  done,
  localDate,
  plusCalendarDays,
  type Instant,
  type LocalDate,
  type Result,
} from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';

import { changeAward, type AwardChange, type AwardPorts, type FoundAward } from './change-award.ts';
import { aboutAward, grantAwards, madeOf } from './grant-award.ts';
import { isTooLate } from './open-offer.ts';

/** Enough to find two people and a sort code in. */
const warnedDaysBefore = 7;
const offersAPage = 100;

type Ended = 'lapsed' | 'warned' | 'left';

/**
 * Ends offers that nobody accepted in time, and warns groups a week before; answers how many of each. Run
 * again it does neither again.
 */
export function createEndOffers(ports: AwardPorts) {
  return async function endOffers(): Promise<{ readonly lapsed: number; readonly warned: number }> {
    const counted: Record<Ended, number> = { lapsed: 0, warned: 0, left: 0 };
    const until = plusCalendarDays(localDate(ports.clock.now()), warnedDaysBefore);
    const due = await Promise.all(
      grantRounds.map(({ roundId }) => offersEndingBy(ports, roundId, until)),
    );
    for (const grantApplicationId of due.flat()) {
      const actor = { kind: 'system', id: 'watch-deadlines' } as const;
      const ended = await changeAward<Ended, never>(
        ports,
        { grantApplicationId, actor },
        endOrWarn,
      );
      if (ended.ok) counted[ended.value] += 1;
    }
    const { lapsed, warned } = counted;
    return { lapsed, warned };
  };
}

/** Offers lie in the order of their last day, so those after it need not be looked at. */
async function offersEndingBy(
  { records }: AwardPorts,
  roundId: string,
  until: LocalDate,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue: queues.grantAwards(roundId, 'offered'), limit: offersAPage },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document } = grantAwards.parse(item);
      if (document.state !== 'offered') continue;
      if (document.acceptBy > until) return ids;
      ids.push(document.grantApplicationId);
    }
    after = page.next;
  } while (after !== undefined);
  return ids;
}

/** What became of the offer since the list was read counts. */
function endOrWarn({ award }: FoundAward, at: Instant): Result<AwardChange<Ended>, never> {
  if (award?.state !== 'offered') return done({ answer: 'left' });
  if (isTooLate(award, at)) {
    return done({
      answer: 'lapsed',
      next: { state: 'lapsed', ...madeOf(award), lapsedAt: at },
      body: { type: 'grant-lapsed', ...aboutAward(award) },
    });
  }
  if (award.warnedAt !== undefined) return done({ answer: 'left' });
  const { acceptBy } = award;
  return done({
    answer: 'warned',
    next: { ...award, warnedAt: at },
    body: { type: 'grant-offer-ending', ...aboutAward(award), acceptBy },
  });
}
