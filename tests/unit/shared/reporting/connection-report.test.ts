import { describe, expect, test } from 'vitest';

import {
  connectionAllocated,
  connectionRequested,
  eventOf,
} from '#tests/builders/domain-events.ts';
import { storeOf } from '#tests/builders/counted-winter.ts';
import { createConnectionReport } from '#shared/reporting/index.ts';

const period = { firstMonth: '2021-12', lastMonth: '2022-01' };
const yardley = { localityCode: 'yardley' };

describe('the report of Family Connect', () => {
  test('says how many came, why, and how many were allocated in time', async () => {
    const events = [
      connectionRequested('C1', yardley, ['finance', 'housing']),
      connectionRequested('C2', yardley, ['finance']),
      connectionRequested('C3', { localityCode: 'city' }, ['domestic-abuse']),
      connectionAllocated('C1', yardley, 2.5),
      connectionAllocated('C2', yardley, 8.5),
    ].map((body, place) => eventOf(body, { eventId: `E${place}` }));
    const report = createConnectionReport({ reports: storeOf(events) });
    expect(await report('yardley', period)).toEqual({
      opened: 2,
      allocated: 2,
      allocatedWithinTarget: 1,
      withinTargetShare: 0.5,
      averageWaitDays: 5.5,
      reasons: [
        { reason: 'finance', opened: 2 },
        { reason: 'housing', opened: 1 },
      ],
    });
    expect(await report('city', period)).toMatchObject({ opened: 1, allocated: 0 });
  });

  test('says nothing of the clock while nothing is allocated', async () => {
    const report = createConnectionReport({ reports: storeOf([]) });
    expect(await report('city', period)).toEqual({
      ...{ opened: 0, allocated: 0, allocatedWithinTarget: 0, reasons: [] },
      ...{ withinTargetShare: undefined, averageWaitDays: undefined },
    });
  });
});
