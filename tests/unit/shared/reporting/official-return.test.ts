import { describe, expect, test } from 'vitest';

import type { DomainEvent, EventBody, Reported } from '#shared/events/index.ts';
import { countEvent, createOfficialReturn } from '#shared/reporting/index.ts';
import { bodiesOf, eventOf, ladywood } from '#tests/builders/domain-events.ts';
import { createMemoryReportStore } from '#tests/doubles/memory-report-store.ts';

const programme = { programmeId: 'household-support-fund' };
const winter = { firstMonth: '2021-12', lastMonth: '2022-03' };
const family: Reported = {
  ...{ groups: ['children', 'disabled'], route: 'application', delivery: 'cash-award' },
};
const pensioner: Reported = {
  ...{ groups: ['pensioners'], route: 'third-party', delivery: 'voucher' },
};

let events = 0;
const told = (body: EventBody, at = '2021-12-10T10:00:00.000Z'): DomainEvent => {
  events += 1;
  return eventOf(body, { eventId: `EVENT${events}`, at });
};

async function returnOf(all: readonly DomainEvent[], twice = false) {
  const reports = createMemoryReportStore();
  const counted = all.flatMap((event) => countEvent(event) ?? []);
  await reports.apply(counted);
  if (twice) await reports.apply(counted);
  return createOfficialReturn({ reports })(programme, winter);
}

const withReport = <Body extends EventBody>(body: Body, reported?: Reported): Body =>
  reported === undefined ? body : { ...body, reported };

describe('an official return', () => {
  const { approved, settled, ...bodies } = bodiesOf({ amountPence: 150_00 });

  test('splits money and awards by category, household, delivery and route, and comes to one sum', async () => {
    const counted = await returnOf([
      told(withReport(approved, family)),
      told(withReport(settled, family), '2022-01-05T10:00:00.000Z'),
      told(withReport(approved, pensioner)),
    ]);
    expect(counted.rows).toEqual([
      {
        cell: {
          ...{ category: 'energy-and-water', group: 'children' },
          ...{ delivery: 'cash-award', route: 'application' },
        },
        ...{ awards: 1, awardedPence: 100_00, paidPence: 100_00 },
      },
      {
        cell: {
          ...{ category: 'energy-and-water', group: 'pensioners' },
          ...{ delivery: 'voucher', route: 'third-party' },
        },
        ...{ awards: 1, awardedPence: 100_00, paidPence: 0 },
      },
      {
        cell: {
          ...{ category: 'food', group: 'children' },
          ...{ delivery: 'cash-award', route: 'application' },
        },
        ...{ awards: 1, awardedPence: 50_00, paidPence: 50_00 },
      },
      {
        cell: {
          ...{ category: 'food', group: 'pensioners' },
          ...{ delivery: 'voucher', route: 'third-party' },
        },
        ...{ awards: 1, awardedPence: 50_00, paidPence: 0 },
      },
    ]);
    expect(counted.inAll).toEqual({ awards: 4, awardedPence: 300_00, paidPence: 150_00 });
  });

  test('counts a household once, and once in every group that it is in', async () => {
    const counted = await returnOf([
      told(withReport(approved, family)),
      told(withReport(approved, pensioner)),
      told(approved),
    ]);
    expect(counted.households).toBe(3);
    expect(
      Object.fromEntries(counted.householdsOf.map((each) => [each.group, each.households])),
    ).toEqual({
      ...{ children: 1, pensioners: 1, disabled: 1, other: 0, 'not-known': 1 },
    });
  });

  test('takes off what came back after it had arrived, and nothing that had not', async () => {
    const counted = await returnOf([
      told(withReport(approved, family)),
      told(withReport(settled, family)),
      told(withReport(bodies.returned(true), family)),
      told(withReport(bodies.returned(false), family)),
    ]);
    expect(counted.inAll).toEqual({ awards: 2, awardedPence: 150_00, paidPence: 0 });
  });

  test('counts nothing twice that is told twice, and nothing of another period', async () => {
    const once = [told(withReport(approved, family)), told(withReport(settled, family))];
    expect((await returnOf(once, true)).inAll).toEqual((await returnOf(once)).inAll);
    const later = told(withReport(settled, family), '2022-04-01T10:00:00.000Z');
    expect((await returnOf([later])).rows).toEqual([]);
  });

  test('keeps hidden addresses in the city’s own part, so that nothing is missing', async () => {
    const hidden = bodiesOf({ area: { localityCode: 'city' } });
    const here = bodiesOf({ area: ladywood });
    const counted = await returnOf([told(hidden.settled), told(here.settled)]);
    expect(counted.inAll.paidPence).toBe(300_00);
    expect(counted.rows.every(({ cell }) => cell.group === 'not-known')).toBe(true);
  });
});
