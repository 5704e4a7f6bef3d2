import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingTime, placeInCycle } from '#infra/local/providers/bank/bank-cycle.ts';
import { addWorkingDays, isWorkingDay } from '#shared/kernel/index.ts';

describe('the place of a file in the Bacs cycle', () => {
  it.each([
    ['on a Monday morning', '2021-12-06T09:30:00.000Z', '2021-12-06', '2021-12-07', '2021-12-08'],
    ['at the last minute', '2021-12-06T21:59:59.000Z', '2021-12-06', '2021-12-07', '2021-12-08'],
    [
      'when the window has closed',
      '2021-12-06T22:00:00.000Z',
      '2021-12-07',
      '2021-12-08',
      '2021-12-09',
    ],
    ['on a Friday', '2021-12-10T12:00:00.000Z', '2021-12-10', '2021-12-13', '2021-12-14'],
    ['over Christmas 2021', '2021-12-24T12:00:00.000Z', '2021-12-24', '2021-12-29', '2021-12-30'],
  ])('%s', (_, receivedAt, inputDay, processingDate, entryDay) => {
    expect(placeInCycle(receivedAt, processingDate)).toMatchObject({
      ok: true,
      value: { inputDay, processingDate, entryDay },
    });
  });

  it('says which dates it moved', () => {
    expect(placeInCycle('2021-12-04T12:00:00.000Z', '2021-12-05')).toMatchObject({
      value: {
        note: 'The input window is 07:00 to 22:00 on working days: accepted for input on 2021-12-06. The processing date moves from 2021-12-05 to 2021-12-07.',
      },
    });
  });

  it('takes files up to 30 days ahead and no further', () => {
    const at = '2021-12-06T09:30:00.000Z';
    expect(placeInCycle(at, '2022-01-05').ok).toBe(true);
    expect(placeInCycle(at, '2022-01-06')).toMatchObject({ ok: false });
  });

  it('always pays on a working day, two working days after input or later', () => {
    const minute = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2029-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 20 }), (date, ahead) => {
        const at = date.toISOString();
        const placed = placeInCycle(at, addWorkingDays(at.slice(0, 10), ahead));
        if (!placed.ok) return;
        const { inputDay, processingDate, entryDay } = placed.value;
        expect([inputDay, processingDate, entryDay].every(isWorkingDay)).toBe(true);
        expect(processingDate >= addWorkingDays(inputDay, 1)).toBe(true);
        expect(entryDay).toBe(addWorkingDays(processingDate, 1));
      }),
    );
  });

  it('opens at seven by the clocks of London', () => {
    expect(openingTime('2022-03-25')).toBe('2022-03-25T07:00:00.000Z');
    expect(openingTime('2022-03-28')).toBe('2022-03-28T06:00:00.000Z');
  });
});
