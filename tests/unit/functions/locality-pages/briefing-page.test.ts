import { describe, expect, test } from 'vitest';

import { eventsOf } from '#tests/builders/counted-winter.ts';
import {
  connectionAllocated,
  connectionRequested,
  eventOf,
} from '#tests/builders/domain-events.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

const january = '?programme=household-support-fund&period=2022-01';
const area = { localityCode: 'hodge-hill', lsoa2011: 'E01009080' };
const inJanuary = '2022-01-15T12:00:00.000Z';

async function wordsOf(path: string, told: readonly DomainEvent[], who: StaffMember = staff.lead) {
  const site = createLocalitySite(createStaffPlatform(), plainAssets);
  await site.count(told);
  const seen = await (await site.visitor(who)).see(path);
  expect(site.failures).toEqual([]);
  const [, words = ''] = /<p class="od-finding[^>]*>([^<]*)/.exec(seen.body) ?? [];
  return { statusCode: seen.statusCode, words, body: seen.body };
}

describe('the monthly briefing', () => {
  test('says in words what the month’s figures are, beside the month before', async () => {
    const { words } = await wordsOf(`/locality/hodge-hill/briefing${january}`, [
      ...eventsOf({ area, count: 9 }),
      ...eventsOf({ area, count: 12, at: inJanuary }),
      ...eventsOf({ area, count: 2, at: inJanuary, until: 'approved' }),
      eventOf(connectionRequested('R1', area, ['finance']), { eventId: 'R1', at: inJanuary }),
      eventOf(connectionAllocated('R1', area, 3), { eventId: 'R2', at: inJanuary }),
    ]);
    expect(words).toContain(
      '14 families of Hodge Hill applied to the Household Support Fund in January 2022, 5 more than in the month before.',
    );
    expect(words).toContain(
      '14 families were awarded £2,100, £150 on average, and £1,800 has arrived.',
    );
    expect(words).toContain(
      '1 family asked for further help; 1 was given to a worker in the month',
    );
  });

  test('says plainly that nothing happened', async () => {
    const { words } = await wordsOf(`/locality/hodge-hill/briefing${january}`, []);
    expect(words).toContain('Nobody of Hodge Hill applied');
    expect(words).toContain('No money has been paid out in this period yet.');
    expect(words).toContain('Nobody asked for further help in the month.');
  });

  test('is of the last month that is over, unless another is asked for', async () => {
    const { body } = await wordsOf('/locality/hodge-hill/briefing', []);
    expect(body).toContain('Hodge Hill, April 2026</h1>');
    const nonsense = await wordsOf('/locality/hodge-hill/briefing?period=soon&programme=x', []);
    expect(nonsense.statusCode).toBe(200);
  });

  test('adds up the city with those whose address is hidden, for who sees the city', async () => {
    const told = ['hodge-hill', 'yardley', 'city'].map((localityCode, n) =>
      eventOf(connectionRequested(`R${n}`, { localityCode }, ['finance']), {
        ...{ eventId: `R${n}`, at: inJanuary },
      }),
    );
    const path = `/locality/city/briefing${january}`;
    expect((await wordsOf(path, told, staff.manager)).words).toContain('3 families asked for');
    expect((await wordsOf(path, told)).statusCode).toBe(403);
    expect((await wordsOf(`/locality/yardley/briefing${january}`, told)).statusCode).toBe(403);
  });
});
