import { describe, expect, it } from 'vitest';

import { createDecisionOutlook, reportKeys } from '#shared/reporting/index.ts';

const programmeId = 'crisis-and-resilience-fund';

/** Counters of one locality and ring-fence a month, as the projection keeps them. */
function outlookOf(months: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const read: string[] = [];
  const decisionOutlook = createDecisionOutlook({
    reports: {
      readCounters(pk, skBeginning = '') {
        read.push(`${pk} ${skBeginning}`);
        const month = Object.keys(months).find(
          (each) => reportKeys.month(programmeId, each) === pk,
        );
        const amounts = month === undefined ? undefined : months[month];
        const sk = `${skBeginning}hodge-hill#children`;
        return Promise.resolve(amounts === undefined ? [] : [{ pk, sk, amounts }]);
      },
    },
  });
  return { at: (instant: string) => decisionOutlook(programmeId, instant), read };
}

describe('how long decisions take', () => {
  it('is what waits by what was decided a working day, in working days from today', async () => {
    // April 2026 has 20 working days (two at Easter), and 1 to 8 May five (Early May on the 4th).
    const { at } = outlookOf({
      '2026-04': { submitted: 400, approved: 150, declined: 40, withdrawn: 10 },
      '2026-05': { submitted: 50, approved: 55, declined: 5 },
    });
    // 450 in, 250 decided, 10 taken back: 190 wait; 250 in 25 days are 10 a day; 19 days.
    expect(await at('2026-05-08T09:00:00.000Z')).toEqual({
      waiting: 190,
      workingDays: 19,
      expectedOn: '2026-06-05',
    });
  });

  it('does not take a family twice that was awarded before it took its application back', async () => {
    const { at } = outlookOf({
      '2026-05': { submitted: 30, approved: 20, withdrawn: 4, withdrawnAwards: 3 },
    });
    expect(await at('2026-05-29T09:00:00.000Z')).toMatchObject({ waiting: 9 });
  });

  it('is a working day at least, even when nothing waits', async () => {
    const { at } = outlookOf({ '2026-05': { submitted: 20, approved: 20 } });
    // The day after is a Saturday, and 25 May is a bank holiday.
    expect(await at('2026-05-22T09:00:00.000Z')).toEqual({
      ...{ waiting: 0, workingDays: 1, expectedOn: '2026-05-26' },
    });
  });

  it('counts the days since the window opened, when that is less than a month ago', async () => {
    const { at } = outlookOf({ '2026-04': { submitted: 60, approved: 30 } });
    // 1, 2 and 7 April: Good Friday and Easter Monday between.
    expect(await at('2026-04-07T09:00:00.000Z')).toMatchObject({ waiting: 30, workingDays: 3 });
  });

  it('cannot be told of too few decisions, or too few days', async () => {
    const few = outlookOf({ '2026-05': { submitted: 30, approved: 9 } });
    expect(await few.at('2026-05-29T09:00:00.000Z')).toBeUndefined();
    const early = outlookOf({ '2026-04': { submitted: 60, approved: 30 } });
    expect(await early.at('2026-04-02T09:00:00.000Z')).toBeUndefined();
  });

  it('reads thirteen months of counters, of localities only', async () => {
    const { at, read } = outlookOf({});
    await at('2026-05-08T09:00:00.000Z');
    expect(read).toHaveLength(13);
    expect(new Set(read.map((each) => each.split(' ')[1]))).toEqual(new Set(['LOCALITY#']));
  });
});
