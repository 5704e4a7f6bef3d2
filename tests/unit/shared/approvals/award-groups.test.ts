import { describe, expect, it } from 'vitest';

import { chainsOf } from '#shared/approvals/award-groups.ts';

const group = (name: string, ...envelopes: string[]) => ({
  applicationIds: [name],
  envelopes: new Set(envelopes),
});

const named = (groups: readonly ReturnType<typeof group>[]) =>
  chainsOf(groups).map((chain) => chain.flatMap(({ applicationIds }) => applicationIds));

describe('groups of awards', () => {
  it('follow one another where they draw on the same envelope, and nobody else waits', () => {
    expect(
      named([
        group('first', 'bordesley', 'yardley'),
        group('second', 'yardley'),
        group('third', 'yardley', 'edgbaston'),
        group('fourth', 'ladywood'),
        group('fifth', 'ladywood'),
        group('sixth', 'northfield'),
      ]),
    ).toEqual([['first', 'second', 'third'], ['fourth', 'fifth'], ['sixth']]);
    expect(named([])).toEqual([]);
  });
});
