import { describe, expect, it } from 'vitest';

import { currentTerms, grantChangeSchema, type AskedChanges } from '#shared/grant-awards/index.ts';

const award = { projectUntil: '2027-03-27', reportDueOn: '2027-04-24' };
const amended = (amendment: number, changes: AskedChanges) => ({
  ...{ amendment, request: amendment, changes, words: 'Yes.' },
  ...{ agreedAt: '2027-01-10T10:00:00.000Z', agreedBy: 'ben-okafor' },
});
const none = { lines: undefined, place: undefined, people: undefined, activity: undefined };

describe('the terms of a grant as they are now', () => {
  it('are those of the offer while nothing was agreed', () => {
    expect(currentTerms(award, undefined)).toEqual({ ...award, ...none });
    expect(currentTerms(award, { amendments: [] })).toEqual({ ...award, ...none });
  });

  it('are the newest of each that was agreed', () => {
    const amendments = [
      amended(1, { projectUntil: '2027-04-30', place: 'The hall' }),
      amended(2, { reportDueOn: '2027-06-01' }),
      amended(3, { projectUntil: '2027-05-15' }),
    ];
    expect(currentTerms(award, { amendments })).toEqual({
      ...{ ...none, projectUntil: '2027-05-15', reportDueOn: '2027-06-01', place: 'The hall' },
    });
  });
});

describe('a kept request for a change', () => {
  const request = {
    ...{ state: 'asked', grantApplicationId: 'G1', roundId: 'r', proposalId: 'P1', request: 1 },
    ...{ amountPence: 100_00, why: 'Less was needed.', askedAt: '2027-01-09T10:00:00.000Z' },
    ...{ askedBy: 'amina', amendments: [], changes: { place: 'The hall' } },
  };
  const isGood = (change: object) => grantChangeSchema.safeParse({ ...request, ...change }).success;

  it('has lines that come to the award, to the penny, and changes something', () => {
    const lines = (amountPence: number) => ({ lines: [{ what: 'Food', amountPence }] });
    expect(isGood({ changes: lines(100_00) })).toBe(true);
    expect(isGood({ changes: lines(99_99) })).toBe(false);
    expect(isGood({ amendments: [amended(1, lines(100_01))] })).toBe(false);
    expect(isGood({ changes: {} })).toBe(false);
  });

  it('numbers what was agreed in order', () => {
    expect(isGood({ amendments: [amended(1, { place: 'A' }), amended(2, { place: 'B' })] })).toBe(
      true,
    );
    expect(isGood({ amendments: [amended(2, { place: 'A' })] })).toBe(false);
  });
});
