import { describe, expect, it } from 'vitest';

import { countsByFile, describeScore, scoreOf } from '#infra/commands/mutation-score.ts';

const counts = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, unclear: 0 };

function report(...statuses: string[]) {
  return { files: { 'a.ts': { mutants: statuses.map((status) => ({ status })) } } };
}

describe('counting mutants', () => {
  it('tells apart what was noticed, what was not, and what says nothing', () => {
    const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'];
    expect([...countsByFile(report(...statuses, 'Ignored'))]).toEqual([
      ['a.ts', { killed: 2, timeout: 1, survived: 1, noCoverage: 1, unclear: 2 }],
    ]);
  });
});

describe('the score of a folder', () => {
  const measured = {
    'a.ts': { sha256: 'as it is', counts: { ...counts, killed: 7, timeout: 1, noCoverage: 2 } },
    'b.ts': { sha256: 'as it was', counts: { ...counts, killed: 90 } },
    'gone.ts': { sha256: 'as it was', counts: { ...counts, killed: 90 } },
    'd.ts': { sha256: 'as it is', counts: { ...counts, killed: 7, survived: 3, unclear: 4 } },
  };
  const files = new Map(
    ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map((file) => [file, 'as it is'] as const),
  );

  it('adds up its parts, and names the files that were not measured as they are now', () => {
    const score = scoreOf(files, measured);
    expect(score).toEqual({
      counts: { killed: 14, timeout: 1, survived: 3, noCoverage: 2, unclear: 4 },
      ...{ mutants: 20, percent: 75, missing: ['b.ts', 'c.ts'] },
    });
    expect(describeScore('ledger', files.size, score).split('\n')).toEqual([
      'ledger: 20 mutants, 14 killed, 1 timed out, 3 survived, 2 without coverage: 75.0 %',
      '  4 more could not be run, and do not count',
      '  2 of 4 files not measured yet, or changed since: b.ts, c.ts',
    ]);
  });

  it('is one line where nothing is left out, and whole where there is nothing to change', () => {
    const score = scoreOf(new Map([['types.ts', 'as it is']]), {
      'types.ts': { sha256: 'as it is', counts },
    });
    expect(describeScore('ledger', 1, score)).toBe(
      'ledger: 0 mutants, 0 killed, 0 timed out, 0 survived, 0 without coverage: 100.0 %',
    );
  });
});
