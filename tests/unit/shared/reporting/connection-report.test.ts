import { describe, expect, test } from 'vitest';

import type { EventBody } from '#shared/events/index.ts';
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
      connectionRequested('C1', yardley, ['money', 'housing']),
      connectionRequested('C2', yardley, ['money']),
      connectionRequested('C3', { localityCode: 'city' }, ['domestic-abuse']),
      connectionAllocated('C1', yardley, 2.5),
      connectionAllocated('C2', yardley, 8.5),
    ].map((body, place) => eventOf(body, { eventId: `E${place}` }));
    const report = createConnectionReport({ reports: storeOf(events) });
    expect(await report(['yardley'], period)).toMatchObject({
      opened: 2,
      allocated: 2,
      allocatedWithinTarget: 1,
      withinTargetShare: 0.5,
      averageWaitDays: 5.5,
      medianWaitDays: 2,
      reasons: [
        { reason: 'money', opened: 2 },
        { reason: 'housing', opened: 1 },
      ],
    });
    expect(await report(['city'], period)).toMatchObject({ opened: 1, allocated: 0 });
  });

  test('says nothing of the clock while nothing is allocated', async () => {
    const report = createConnectionReport({ reports: storeOf([]) });
    const figures = await report(['city'], period);
    expect(figures).toMatchObject({
      opened: 0,
      allocated: 0,
      allocatedWithinTarget: 0,
      reasons: [],
    });
    expect(figures).toMatchObject({
      ...{ withinTargetShare: undefined, averageWaitDays: undefined, medianWaitDays: undefined },
    });
  });

  test('counts a family once under a heading of the city, whatever reasons it gave under it', async () => {
    const events = [
      connectionRequested('C1', yardley, ['money', 'housing', 'domestic-abuse']),
      connectionRequested('C2', yardley, ['a-reason-of-tomorrow']),
    ].map((body, place) => eventOf(body, { eventId: `E${place}` }));
    const report = createConnectionReport({ reports: storeOf(events) });
    const { headings } = await report(['yardley'], period);
    expect(headings.filter(({ opened }) => opened > 0)).toEqual([
      { heading: 'finance-housing-work', opened: 1 },
      { heading: 'domestic-abuse', opened: 1 },
      { heading: 'other', opened: 1 },
    ]);
  });

  test('adds up families month by month, of several places together', async () => {
    const at = '2022-01-10T12:00:00.000Z';
    const events = [
      eventOf(connectionRequested('C1', yardley, ['money']), { eventId: 'E1' }),
      eventOf(connectionRequested('C2', { localityCode: 'city' }, ['money']), {
        eventId: 'E2',
        at,
      }),
      ...[1, 1.5, 9, 200].map((days, n) =>
        eventOf(connectionAllocated(`A${n}`, yardley, days), { eventId: `A${n}`, at }),
      ),
    ];
    const report = createConnectionReport({ reports: storeOf(events) });
    const { months, medianWaitDays } = await report(['yardley', 'city'], period);
    expect(months).toMatchObject([
      { month: '2021-12', opened: 1, openedSoFar: 1, allocated: 0, medianWaitDays: undefined },
      { month: '2022-01', opened: 1, openedSoFar: 2, allocated: 4, medianWaitDays: 1 },
    ]);
    expect(medianWaitDays).toBe(1);
  });

  test('counts a family under one layer, where it came to and in the month in which it asked', async () => {
    const asked = { area: yardley, cameTo: 'yardley', receivedAt: '2021-12-30T12:00:00.000Z' };
    const moved = { ...asked, area: { localityCode: 'northfield' } };
    const later = '2022-01-10T12:00:00.000Z';
    const events = [
      connectionRequested('C1', yardley, ['money']),
      connectionRequested('C2', yardley, ['money']),
      connectionRequested('C3', yardley, ['money']),
    ].map((body, place) => eventOf(body, { eventId: `E${place}` }));
    const triaged = [
      { type: 'connection-triaged', connectionRequestId: 'C1', ...asked, layer: 'universal' },
      {
        ...{ type: 'connection-triaged', connectionRequestId: 'C1', ...moved },
        ...{ before: 'universal', layer: 'additional' },
      },
      { type: 'connection-escalated', connectionRequestId: 'C2', ...moved, route: 'telephone' },
      {
        ...{ type: 'connection-cass-answered', connectionRequestId: 'C2', ...moved },
        ...{ before: 'complex', layer: 'complex', answer: 'took-on', closes: true },
      },
    ] satisfies EventBody[];
    const report = createConnectionReport({
      reports: storeOf([
        ...events,
        ...triaged.map((body, place) => eventOf(body, { eventId: `T${place}`, at: later })),
      ]),
    });
    const december = { firstMonth: '2021-12', lastMonth: '2021-12' };
    expect((await report(['yardley'], december)).layers).toEqual([
      { layer: 'universal', opened: 0 },
      { layer: 'universal-plus', opened: 0 },
      { layer: 'additional', opened: 1 },
      { layer: 'complex', opened: 1 },
      { layer: 'not-chosen', opened: 1 },
    ]);
    const elsewhere = await report(['northfield'], period);
    expect(elsewhere.layers.every(({ opened }) => opened === 0)).toBe(true);
    expect(elsewhere.outcomes.find(({ closed }) => closed > 0)).toEqual({
      ...{ outcome: 'passed-to-cass', closed: 1 },
    });
  });
});
