import { describe, expect, it } from 'vitest';

import { countEvent, createDrawnByEnvelope } from '#shared/reporting/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { bodiesOf, eventOf } from '#tests/builders/domain-events.ts';
import { createMemoryReportStore } from '#tests/doubles/memory-report-store.ts';

const window = { programmeId: 'household-support-fund', windowId: 'winter-2021' };
const own = `${window.programmeId}:${window.windowId}:children:ladywood`;
const pool = `${window.programmeId}:${window.windowId}:children:city`;

async function drawnAfter(told: readonly (readonly [string, EventBody])[], at: string) {
  const reports = createMemoryReportStore();
  const events = told.map(([day, body], n) =>
    eventOf(body, { eventId: `EVENT${n}`, at: `${day}T12:00:00.000Z` }),
  );
  await reports.apply(events.flatMap((event) => countEvent(event) ?? []));
  return createDrawnByEnvelope({ reports })(window, at);
}

describe('what was drawn lately from an envelope', () => {
  const { approved, rejected, submitted, ...bodies } = bodiesOf();
  const returned = bodies.returned(false);
  const from = <Body extends { envelopeId: string }>(body: Body, envelopeId: string): Body => ({
    ...body,
    envelopeId,
  });

  it('is counted for the envelope that paid, whichever locality the family lives in', async () => {
    const drawn = await drawnAfter(
      [
        ['2021-12-13', submitted],
        ['2021-12-13', from(approved, own)],
        ['2021-12-13', from(approved, own)],
        ['2021-12-14', from(approved, pool)],
      ],
      '2021-12-15T09:00:00.000Z',
    );
    expect(Object.fromEntries([...drawn].map(([id, days]) => [id, [...days]]))).toEqual({
      [own]: [['2021-12-13', 2 * approved.amountPence]],
      [pool]: [['2021-12-14', approved.amountPence]],
    });
  });

  it('is less by what came back', async () => {
    const drawn = await drawnAfter(
      [
        ['2021-12-13', from(approved, own)],
        ['2021-12-14', from(rejected, own)],
        ['2021-12-14', from(returned, own)],
      ],
      '2021-12-15T09:00:00.000Z',
    );
    expect(Object.fromEntries(drawn.get(own) ?? [])).toEqual({
      '2021-12-13': approved.amountPence,
      '2021-12-14': -rejected.amountPence - returned.amountPence,
    });
  });

  it('is less by the pieces that expired or were cancelled', async () => {
    const piece = { ...bodies.sent, amountPence: 50_00 };
    const { runId: _runId, ...about } = piece;
    const back = { rail: 'cash-out', reference: 'OD1' };
    const drawn = await drawnAfter(
      [
        ['2021-12-13', from({ ...about, ...back, type: 'voucher-expired' as const }, own)],
        ['2021-12-13', from({ ...about, ...back, type: 'voucher-cancelled' as const }, own)],
      ],
      '2021-12-15T09:00:00.000Z',
    );
    expect([...(drawn.get(own) ?? [])]).toEqual([['2021-12-13', -100_00]]);
  });

  it('is read across the turn of a month, and no further back than 14 days', async () => {
    const drawn = await drawnAfter(
      [
        ['2021-12-20', from(approved, own)],
        ['2021-12-23', from(approved, own)],
        ['2022-01-04', from(approved, own)],
      ],
      '2022-01-06T09:00:00.000Z',
    );
    expect([...(drawn.get(own)?.keys() ?? [])]).toEqual(['2021-12-23', '2022-01-04']);
  });

  it('is nothing of another window', async () => {
    const other = `${window.programmeId}:winter-2022:children:ladywood`;
    const drawn = await drawnAfter(
      [['2021-12-13', from(approved, other)]],
      '2021-12-15T09:00:00.000Z',
    );
    expect(drawn.size).toBe(0);
  });
});
