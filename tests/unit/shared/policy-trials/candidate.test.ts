import { describe, expect, it } from 'vitest';

import { policyByVersion } from '#shared/eligibility/index.ts';
import { readCandidate } from '#shared/policy-trials/index.ts';

const inForce = policyByVersion('crisis-and-resilience-fund-2026-04');

function problemsOf(given: unknown) {
  const read = readCandidate(given, inForce);
  if (read.ok) throw new Error('It was taken');
  return read.failure.problems;
}

describe('a policy to be tried', () => {
  it('may be whole', () => {
    const whole = { ...inForce, version: 'whole', repeatMonths: 6 };
    expect(readCandidate(whole, inForce)).toEqual({ ok: true, value: whole });
  });

  it('may be only what differs from the policy in force, however deep', () => {
    const read = readCandidate({ awards: { highNeed: { fromPoints: 60 } } }, inForce);
    expect(read).toMatchObject({
      ok: true,
      value: {
        ...inForce,
        version: 'crisis-and-resilience-fund-2026-04-changed',
        awards: { ...inForce.awards, highNeed: { fromPoints: 60, addPence: 0 } },
      },
    });
  });

  it('is the policy in force when nothing differs', () => {
    expect(readCandidate({}, inForce)).toEqual({ ok: true, value: inForce });
  });

  it('replaces lists rather than adding to them', () => {
    const read = readCandidate({ incomeBandsBelowLine: ['none'] }, inForce);
    expect(read).toMatchObject({ ok: true, value: { incomeBandsBelowLine: ['none'] } });
  });
});

describe('what is no policy', () => {
  it('is refused by path, with what is there and what the policy in force has', () => {
    expect(problemsOf({ awards: { perChildPence: 40.5 }, repeatMonths: 'six' })).toMatchObject([
      { path: 'awards.perChildPence', given: '40.5', inForce: '4000' },
      { path: 'repeatMonths', given: '"six"', inForce: '12' },
    ]);
  });

  it('is told the parts there are when one is misspelt', () => {
    const [problem] = problemsOf({ awards: { perChild: 4000 } });
    expect(problem?.path).toBe('awards');
    expect(problem?.message).toContain('perChild"');
    expect(problem?.message).toContain(
      'There are only: oneAdultPence, moreAdultsPence, perChildPence',
    );
  });

  it('is told the words there are', () => {
    const [problem] = problemsOf({ incomeBandsBelowLine: ['nothing'] });
    expect(problem).toMatchObject({ path: 'incomeBandsBelowLine.0', given: '"nothing"' });
    expect(problem?.message).toContain('"under-900"');
  });

  it.each([[[]], [null], ['policy'], [12]])('is refused when it is no object: %j', (given) => {
    expect(problemsOf(given)).toMatchObject([{ path: '' }]);
  });

  it('is refused when its weights do not add up', () => {
    expect(problemsOf({ priorityWeights: { need: 0.7 } })).toMatchObject([
      { path: 'priorityWeights', message: 'The three weights must add up to 1' },
    ]);
  });
});
