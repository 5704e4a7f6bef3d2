import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { RoundScoring } from '#shared/community-grants/index.ts';
import { inPanelOrder, scoreOf, scoreStanding } from '#shared/grant-assessments/index.ts';

const scoring: RoundScoring = {
  since: 1,
  apartAtMost: 20,
  criteria: [
    { criterionId: 'need', name: 'Need', question: 'q', weight: 60 },
    { criterionId: 'value', name: 'Value', question: 'q', weight: 40 },
  ],
};
const card = (staffId: string, need: number, value: number, given = true) => ({
  ...{ staffId, noInterestAt: 't', savedAt: 't', why: {}, points: { need, value } },
  ...(given && { givenAt: 't' }),
});

describe('a score', () => {
  test.each([
    [{ need: 5, value: 5 }, 100],
    [{ need: 0, value: 0 }, 0],
    [{ need: 5, value: 0 }, 60],
    [{ need: 2, value: 3 }, 48],
    [{ need: 1 }, 12],
  ])('weighs points by their criterion: %j is %d of 100', (points, score) => {
    expect(scoreOf(points, scoring)).toBe(score);
  });

  test('is the middle of two, once both have given theirs', () => {
    const one = { scorecards: [card('a', 4, 4), card('b', 5, 3, false)] };
    expect(scoreStanding(one, scoring)).toEqual({ kind: 'to-score', given: 1 });
    expect(scoreStanding(undefined, scoring)).toEqual({ kind: 'to-score', given: 0 });
    const both = { scorecards: [card('a', 4, 4), card('b', 5, 3)] };
    expect(scoreStanding(both, scoring)).toEqual({
      ...{ kind: 'scored', score: 82, scores: [80, 84] },
    });
  });

  test('is talked over only where the two lie further apart than their round says', () => {
    const at = (need: number) => ({ scorecards: [card('a', 5, 5), card('b', need, 5)] });
    // 60 × 1/5 = 12 and 60 × 2/5 = 24 apart.
    expect(scoreStanding(at(4), scoring).kind).toBe('scored');
    expect(scoreStanding(at(3), scoring)).toEqual({ kind: 'to-moderate', scores: [100, 76] });
    const exactly: RoundScoring = { ...scoring, apartAtMost: 24 };
    expect(scoreStanding(at(3), exactly).kind).toBe('scored');
    const agreed = { points: { need: 4, value: 5 }, why: 'w', moderatedBy: 'c', moderatedAt: 't' };
    expect(scoreStanding({ ...at(3), moderation: agreed }, scoring)).toMatchObject({ score: 88 });
  });
});

describe('the order of a panel', () => {
  const one = (grantApplicationId: string, score: number) => ({ grantApplicationId, score });
  const ids = (ordered: readonly { grantApplicationId: string }[]) =>
    ordered.map(({ grantApplicationId }) => grantApplicationId).join('');

  test('is by score until the panel says otherwise, and what is scored later stands by its score', () => {
    const three = [one('a', 40), one('b', 80), one('c', 60)];
    expect(ids(inPanelOrder(three, undefined))).toBe('bca');
    const panel = { roundId: 'r', order: ['a', 'b', 'c'] };
    expect(ids(inPanelOrder(three, panel))).toBe('abc');
    expect(ids(inPanelOrder([...three, one('d', 70)], panel))).toBe('dabc');
    expect(ids(inPanelOrder([...three, one('d', 10)], panel))).toBe('abcd');
    expect(ids(inPanelOrder([one('b', 80)], panel))).toBe('b');
  });

  test('keeps everybody once, and the order that the panel gave', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 12 });
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.boolean()), (given, isPlaced) => {
        const all = given.map((score, index) => one(String.fromCharCode(97 + index), score));
        const order = all
          .filter(() => isPlaced.next().value)
          .map((each) => each.grantApplicationId);
        const ordered = inPanelOrder(all, { roundId: 'r', order }).map(
          (each) => each.grantApplicationId,
        );
        expect([...ordered].sort().join('')).toBe(ids(all));
        expect(ordered.filter((id) => order.includes(id))).toEqual(order);
      }),
    );
  });
});
