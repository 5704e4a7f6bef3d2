import { describe, expect, it } from 'vitest';

import { caseQueueOf, queueOrderOf, type Application } from '#shared/applications/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

async function assessedOne() {
  const winter = openWinter();
  const application = await winter.application(await winter.assessed());
  if (application.state !== 'to-decide') throw new Error('It was not assessed');
  return application;
}

describe('the order of the work queue', () => {
  it('puts the needier case first, and equal need in the order of coming in', async () => {
    const one = await assessedOne();
    const change = (need: number, submittedAt: string): Application => ({
      ...one,
      submittedAt,
      assessment: { ...one.assessment, priority: { ...one.assessment.priority, need } },
    });
    const needy = queueOrderOf(change(90, '2021-12-07T09:00:00.000Z'));
    const early = queueOrderOf(change(40, '2021-12-07T09:00:00.000Z'));
    const late = queueOrderOf(change(40, '2021-12-08T09:00:00.000Z'));
    expect([late, needy, early].sort()).toEqual([needy, early, late]);
  });

  it('lets ten days of waiting outweigh ten points of priority, and no more', async () => {
    const one = await assessedOne();
    const change = (need: number, submittedAt: string): Application => ({
      ...one,
      submittedAt,
      assessment: { ...one.assessment, priority: { need, area: 0, waiting: 0, total: 0 } },
    });
    const waited = queueOrderOf(change(30, '2021-12-07T09:00:00.000Z'));
    const needierByNine = queueOrderOf(change(45, '2021-12-17T09:00:00.000Z'));
    const needierByEleven = queueOrderOf(change(30 + 11 / 0.6, '2021-12-17T09:00:00.000Z'));
    expect(waited < needierByNine).toBe(true);
    expect(needierByEleven < waited).toBe(true);
  });

  it('keeps that order as text whatever the year', async () => {
    const one = await assessedOne();
    const orderAt = (submittedAt: string) => queueOrderOf({ ...one, submittedAt });
    const years = ['2020', '2021', '2026', '2040'].map((year) =>
      orderAt(`${year}-05-01T00:00:00.000Z`),
    );
    expect([...years].sort()).toEqual(years);
    expect(new Set(years.map((order) => order.length)).size).toBe(1);
  });
});

describe('the queue a case stands in', () => {
  it('is sorted by what was advised, and likely duplicates stand apart', async () => {
    const one = await assessedOne();
    const advised = (outcome: 'eligible' | 'refer' | 'not-eligible') =>
      caseQueueOf({ ...one, assessment: { ...one.assessment, outcome } });
    expect(advised('eligible')).toBe('to-decide-eligible');
    expect(advised('refer')).toBe('to-decide-refer');
    expect(advised('not-eligible')).toBe('to-decide-not-eligible');
    expect(caseQueueOf({ ...one, duplicateOf: 'A000000009' })).toBe('to-decide-duplicate');
  });
});
