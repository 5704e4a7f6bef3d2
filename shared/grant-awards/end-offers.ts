import { grantRounds } from '#shared/community-grants/index.ts';
import {
  done,
  localDate,
  plusCalendarDays,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';

import { awardsUntil } from './awards-until.ts';
import { changeAward, type AwardChange, type AwardPorts, type FoundAward } from './change-award.ts';
import { aboutAward, madeOf } from './grant-award.ts';
import { isTooLate } from './open-offer.ts';

/** Enough to find two people and a sort code in. */
const warnedDaysBefore = 7;

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
      grantRounds.map(({ roundId }) =>
        awardsUntil(ports.records, {
          ...{ roundId, state: 'offered', until },
          dayOf: (award) => (award.state === 'offered' ? award.acceptBy : undefined),
        }),
      ),
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
