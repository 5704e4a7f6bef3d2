import { marshall } from '@aws-sdk/util-dynamodb';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bodiesOf, connectionRequested, eventOf } from '#tests/builders/domain-events.ts';
import { createMemoryReportStore } from '#tests/doubles/memory-report-store.ts';
import { createHandler } from '#functions/project-reports/handler.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { eventsOfStream } from '#shared/records/event-stream.dynamo.ts';
import { compareCounters, rebuildCounters, verifyCounters } from '#shared/reporting/index.ts';
import { smallAreas2011 } from '#shared/reference/index.ts';

interface StreamRecord {
  readonly dynamodb: { readonly SequenceNumber: string; readonly NewImage: object };
}

function recordOf(event: object, place: number): StreamRecord {
  const NewImage = marshall({ pk: 'A', sk: 'B', kind: 'event', version: 1, event });
  return { dynamodb: { SequenceNumber: String(place), NewImage } };
}

/** Families all over the city: most transactions touch many counters. */
function manyEvents(count: number): DomainEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const area = smallAreas2011[(index * 37) % smallAreas2011.length]!;
    const bodies = bodiesOf({
      applicationId: `A${index % 50}`,
      ringFence: index % 3 === 0 ? 'others' : 'children',
      area: { localityCode: area.localityCode, lsoa2011: area.code },
      amountPence: 100_00 + index,
    });
    const story = [
      bodies.submitted,
      bodies.approved,
      bodies.sent,
      bodies.settled,
      bodies.returned(index % 2 === 0),
      connectionRequested(`C${index}`, { localityCode: area.localityCode }, ['finance']),
    ];
    return eventOf(story[index % story.length]!, {
      eventId: `E${index}`,
      at: index % 4 === 0 ? '2022-01-03T12:00:00.000Z' : '2021-12-20T12:00:00.000Z',
    });
  });
}

function setup() {
  const reports = createMemoryReportStore();
  const handle = createHandler({ reports, eventsOf: eventsOfStream });
  return { reports, deliver: (records: readonly StreamRecord[]) => handle({ Records: records }) };
}

/** Delivers as Lambda does: halves a batch that failed, and gives a single record so many tries. */
async function deliverLikeLambda(
  deliver: (records: readonly StreamRecord[]) => Promise<unknown>,
  records: readonly StreamRecord[],
  tries = 40,
): Promise<void> {
  const taken = await deliver(records).then(
    () => true,
    () => false,
  );
  if (taken || (records.length === 1 && tries === 1)) return;
  if (records.length === 1) return deliverLikeLambda(deliver, records, tries - 1);
  const half = Math.ceil(records.length / 2);
  await deliverLikeLambda(deliver, records.slice(0, half));
  await deliverLikeLambda(deliver, records.slice(half));
}

describe('counting a batch of the stream', () => {
  test('needs few transactions for a hundred families all over the city', async () => {
    const { reports, deliver } = setup();
    const records = manyEvents(100).map(recordOf);
    expect(await deliver(records)).toEqual({ batchItemFailures: [] });
    expect(reports.transactions()).toBeLessThanOrEqual(4);
  });

  test('changes nothing when the whole batch comes again', async () => {
    const { reports, deliver } = setup();
    const records = manyEvents(100).map(recordOf);
    await deliver(records);
    const once = structuredClone(reports.counters());
    await deliver(records);
    expect(reports.counters()).toEqual(once);
  });

  test('counts all but an event it cannot read, which is left alone in the end', async () => {
    const { reports, deliver } = setup();
    const events = manyEvents(10);
    const records = events.map(recordOf);
    records[6] = recordOf({ eventId: 'E6', body: { type: 'never-heard-of' } }, 6);
    await expect(deliver(records)).rejects.toThrow('does not parse');
    await deliverLikeLambda(deliver, records, 3);
    const others = events.filter(({ eventId }) => eventId !== 'E6');
    expect(compareCounters(rebuildCounters(others), reports.counters())).toEqual([]);
  });

  test('is exact however batches are cut, repeated, halved and cut short', async () => {
    const events = manyEvents(260);
    const records = events.map(recordOf);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(259), fc.integer({ min: 1, max: 100 })), { maxLength: 12 }),
        fc.array(fc.constantFrom('before', 'after', undefined), { maxLength: 40 }),
        async (repeats, failures) => {
          const { reports, deliver } = setup();
          reports.failNext(...failures);
          const batches = [0, 100, 200].map((from) => records.slice(from, from + 100));
          for (const [from, length] of repeats) batches.push(records.slice(from, from + length));
          for (const batch of batches) await deliverLikeLambda(deliver, batch);
          expect(compareCounters(rebuildCounters(events), reports.counters())).toEqual([]);
        },
      ),
      { numRuns: 20, seed: 7 },
    );
  });

  test('counts an event once that two shards hand over at the same moment', async () => {
    const { reports, deliver } = setup();
    const events = manyEvents(60);
    const records = events.map(recordOf);
    await Promise.all([
      deliver(records),
      deliver(records.slice(20)),
      deliver(records.toReversed()),
    ]);
    expect(compareCounters(rebuildCounters(events), reports.counters())).toEqual([]);
  });
});

describe('verifying the counters', () => {
  test('finds nothing when they are exact', async () => {
    const { reports, deliver } = setup();
    const events = manyEvents(80);
    await deliver(events.map(recordOf));
    expect(await verifyCounters(events, reports)).toMatchObject({ events: 80, differences: [] });
  });

  test('names the counter and amount that differ, and counters that no event explains', async () => {
    const { reports, deliver } = setup();
    const [first, second] = [bodiesOf().submitted, bodiesOf({ ringFence: 'others' }).approved];
    const events = [eventOf(first, { eventId: 'ONE' }), eventOf(second, { eventId: 'TWO' })];
    await deliver(events.map(recordOf));
    const lost = await verifyCounters(events.slice(0, 1), reports);
    expect(lost.differences).toContainEqual({
      pk: 'REPORT#household-support-fund#2021-12',
      sk: 'LOCALITY#ladywood#others',
      amount: 'approvedPence',
      expected: 0,
      stored: 150_00,
    });
    const extra = eventOf(first, { eventId: 'THREE' });
    const missing = await verifyCounters([...events, extra], reports);
    expect(
      missing.differences.map(({ amount, expected, stored }) => [amount, expected, stored]),
    ).toContainEqual(['submitted', 2, 1]);
  });

  test('says that nothing differs when nothing happened', async () => {
    const { reports } = setup();
    expect(await verifyCounters([], reports)).toEqual({ events: 0, counters: 0, differences: [] });
  });
});
