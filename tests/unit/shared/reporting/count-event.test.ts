import { describe, expect, test } from 'vitest';

import {
  bodiesOf,
  connectionAllocated,
  connectionRequested,
  eventOf,
  ladywood,
} from '#tests/builders/domain-events.ts';
import type { EventBody } from '#shared/events/index.ts';
import { countEvent, rebuildCounters, type Counter } from '#shared/reporting/index.ts';

const month = 'REPORT#household-support-fund#2021-12';

/** What the locality's counter says after these things happened. */
function localityAfter(...bodies: readonly EventBody[]): Counter['amounts'] {
  const events = bodies.map((body, index) => eventOf(body, { eventId: `EVENT${index}` }));
  const counters = rebuildCounters(events);
  return counters.find((counter) => counter.sk === 'LOCALITY#ladywood#children')?.amounts ?? {};
}

describe('counting one event', () => {
  test('adds to the locality and ring-fence, and to the small area of the programme’s vintage', () => {
    const area = { ...ladywood, lsoa2021: 'E01033615' };
    const counted = countEvent(eventOf(bodiesOf({ area }).submitted));
    expect(counted?.additions).toEqual([
      {
        pk: month,
        sk: 'LOCALITY#ladywood#children',
        amounts: { submitted: 1, askedPence: 200_00 },
      },
      { pk: month, sk: 'AREA#E01009142', amounts: { submitted: 1, askedPence: 200_00 } },
    ]);
    const successor = bodiesOf({ area, programmeId: 'crisis-and-resilience-fund' }).submitted;
    expect(countEvent(eventOf(successor))?.additions[1]?.sk).toBe('AREA#E01033615');
  });

  test('counts a hidden address for the city and in no small area', () => {
    const hidden = bodiesOf({ area: { localityCode: 'city' } }).approved;
    expect(countEvent(eventOf(hidden))?.additions.map(({ sk }) => sk)).toEqual([
      'ENVELOPE#household-support-fund:winter-2021:children:city',
      'LOCALITY#city#children',
      'RETURN#city',
    ]);
  });

  test('puts an evening in June into the month that Birmingham’s clocks say', () => {
    const lateInJune = eventOf(bodiesOf().submitted, { at: '2022-06-30T23:30:00.000Z' });
    expect(countEvent(lateInJune)?.additions[0]?.pk).toBe('REPORT#household-support-fund#2022-07');
  });

  test('keeps categories out of small areas', () => {
    const [locality, area] = countEvent(eventOf(bodiesOf().settled))!.additions;
    expect(locality?.amounts).toMatchObject({ 'paidPence:food': 50_00 });
    expect(Object.keys(area!.amounts).join()).not.toContain(':');
  });

  test('leaves out what no report adds up', () => {
    const started: EventBody = {
      type: 'payment-run-started',
      runId: 'RUN1',
      programmeId: 'household-support-fund',
    };
    expect(countEvent(eventOf(started))).toBeUndefined();
  });
});

describe('money on its way', () => {
  const { approved, sent, settled, rejected, returned } = bodiesOf();

  test('is in transit from submission to settlement, and then paid by category', () => {
    expect(localityAfter(approved, sent)).toMatchObject({
      approved: 1,
      approvedPence: 150_00,
      waitedCentidays: 235,
      paymentsSubmitted: 1,
      inTransitPence: 150_00,
    });
    expect(localityAfter(sent, settled)).toMatchObject({
      inTransitPence: 0,
      settled: 1,
      settledPence: 150_00,
      paidPence: 150_00,
      'paidPence:food': 50_00,
      'paidPence:energy-and-water': 100_00,
    });
  });

  test('is not paid when it comes back before settling', () => {
    const amounts = localityAfter(sent, returned(false));
    expect(amounts).toMatchObject({ inTransitPence: 0, returned: 1, returnedPence: 150_00 });
    expect(amounts).not.toHaveProperty('paidPence');
  });

  test('leaves paid, and its categories, when it comes back after settling', () => {
    expect(localityAfter(sent, settled, returned(true))).toMatchObject({
      inTransitPence: 0,
      paidPence: 0,
      'paidPence:food': 0,
      settledPence: 150_00,
      returnedPence: 150_00,
    });
  });

  test('leaves transit when the bank rejects it', () => {
    expect(localityAfter(sent, rejected)).toMatchObject({
      inTransitPence: 0,
      rejected: 1,
      rejectedPence: 150_00,
    });
  });
});

describe('what was found', () => {
  const { assessed, duplicate, declined, withdrawn } = bodiesOf();

  test('is counted by outcome, and homes outside the city by themselves', () => {
    expect(
      localityAfter(
        assessed('eligible'),
        assessed('refer', ['hardship']),
        assessed('not-eligible', ['residence']),
        assessed('not-eligible', ['hardship']),
        duplicate,
        { ...duplicate, again: true },
        declined,
        withdrawn,
        { ...withdrawn, releasedPence: 150_00 },
      ),
    ).toEqual({
      eligible: 1,
      referred: 1,
      notEligible: 2,
      outsideCity: 1,
      duplicates: 1,
      declined: 1,
      withdrawn: 2,
      withdrawnAwards: 1,
      releasedPence: 150_00,
    });
  });
});

describe('requests for further help', () => {
  test('are counted in the month in which the family asked, however long its application stood apart', () => {
    const requested = connectionRequested('C1', ladywood, ['housing']);
    const late = { ...requested, askedAt: '2021-11-30T18:00:00.000Z' };
    const months = rebuildCounters([eventOf(late)]).map(({ pk }) => pk);
    expect(new Set(months)).toEqual(new Set(['REPORT#family-connect#2021-11']));
  });

  test('are counted once each, by reason, and against the clock of seven days', () => {
    const counters = rebuildCounters([
      eventOf(connectionRequested('C1', ladywood, ['finance', 'housing', 'finance']), {
        eventId: 'ONE',
      }),
      eventOf(connectionAllocated('C1', ladywood, 3.25), { eventId: 'TWO' }),
      eventOf(connectionAllocated('C2', ladywood, 9), { eventId: 'THREE' }),
    ]);
    expect(counters).toEqual([
      {
        pk: 'REPORT#family-connect#2021-12',
        sk: 'LOCALITY#ladywood',
        amounts: {
          opened: 1,
          'opened:finance': 1,
          'opened:housing': 1,
          'openedUnder:finance-housing-work': 1,
          'openedUnder:other': 1,
          'allocatedAfter:3': 1,
          'allocatedAfter:9': 1,
          allocated: 2,
          allocatedWithinTarget: 1,
          waitedCentidays: 325 + 900,
        },
      },
      {
        pk: 'REPORT#family-connect#2021-12',
        sk: 'AREA#2019#E01009142',
        amounts: { opened: 1 },
      },
    ]);
  });
});
