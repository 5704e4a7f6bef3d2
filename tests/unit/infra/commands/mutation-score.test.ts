import { describe, expect, it } from 'vitest';

import {
  describeScore,
  learned,
  reportSchema,
  scoreOf,
  whatToMeasure,
} from '#infra/commands/mutation-score.ts';

/** A report of one file: on each line one mutant, of that status. */
function report(statuses: Readonly<Record<number, string>>) {
  const mutants = Object.entries(statuses).map(([line, status]) => ({
    ...{ mutatorName: 'StringLiteral', replacement: '""', status },
    location: { start: { line: Number(line), column: 3 }, end: { line: Number(line), column: 9 } },
  }));
  return reportSchema.parse({ files: { 'a.ts': { mutants } } });
}

const change = 'StringLiteral: ""';

describe('measuring a file again', () => {
  const first = { 'a.ts': learned('a.ts', 'one', {}, report({ 1: 'Killed', 2: 'Survived' })) };

  it('asks about all of it when it was never measured, or says something else now', () => {
    expect(whatToMeasure('a.ts', 'one', {})).toEqual(['a.ts']);
    expect(whatToMeasure('a.ts', 'another', first)).toEqual(['a.ts']);
  });

  it('asks only about what no test noticed when it says the same', () => {
    expect(whatToMeasure('a.ts', 'one', first)).toEqual(['a.ts:2:2-2:8']);
  });

  it('asks again about what took too long, unless it had no end', () => {
    const found = report({ 1: 'Timeout', 2: 'Timeout' });
    const [, endless] = found.files['a.ts']?.mutants ?? [];
    if (endless !== undefined) endless.statusReason = 'Hit limit reached (501/500)';
    const slow = { 'a.ts': learned('a.ts', 'one', {}, found) };
    expect(whatToMeasure('a.ts', 'one', slow)).toEqual(['a.ts:1:2-1:8']);
    expect(scoreOf(new Map([['a.ts', 'one']]), slow)).toMatchObject({ timeout: 2, percent: 100 });
  });

  it('keeps what is known of the rest', () => {
    expect(learned('a.ts', 'one', first, report({ 2: 'Killed' })).mutants).toEqual([
      { range: '1:2-1:8', change, status: 'Killed' },
      { range: '2:2-2:8', change, status: 'Killed' },
    ]);
    expect(learned('a.ts', 'another', first, report({ 2: 'Killed' })).mutants).toHaveLength(1);
  });

  it('learns that there is nothing to change in a file of types', () => {
    expect(learned('types.ts', 'one', {}, report({ 1: 'Killed' })).mutants).toEqual([]);
  });
});

describe('the score of a folder', () => {
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'];
  const measured = {
    'a.ts': learned('a.ts', 'now', {}, report([...statuses, 'Ignored'])),
    'b.ts': learned('a.ts', 'before', {}, report(statuses)),
    'gone.ts': learned('a.ts', 'now', {}, report(statuses)),
  };
  const files = new Map(['a.ts', 'b.ts', 'c.ts'].map((file) => [file, 'now'] as const));

  it('adds up its parts, and names the files that were not measured as they are now', () => {
    const score = scoreOf(files, measured);
    expect(score).toEqual({
      ...{ killed: 2, timeout: 1, survived: 1, noCoverage: 1, unclear: 2 },
      ...{ mutants: 5, percent: 60, missing: ['b.ts', 'c.ts'] },
    });
    expect(describeScore('ledger', files.size, score).split('\n')).toEqual([
      'ledger: 5 mutants, 2 killed, 1 timed out, 1 survived, 1 without coverage: 60.0 %',
      '  2 more could not be run, and do not count',
      '  2 of 3 files not measured yet, or changed since: b.ts, c.ts',
    ]);
  });

  it('is one line where nothing is left out, and whole where there is nothing to change', () => {
    const score = scoreOf(new Map([['types.ts', 'now']]), {
      'types.ts': { sha256: 'now', mutants: [] },
    });
    expect(describeScore('ledger', 1, score)).toBe(
      'ledger: 0 mutants, 0 killed, 0 timed out, 0 survived, 0 without coverage: 100.0 %',
    );
  });
});
