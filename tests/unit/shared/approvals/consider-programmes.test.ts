import { describe, expect, it } from 'vitest';

import { rankProgrammes, type ConsideredProgramme } from '#shared/approvals/index.ts';

const programme = (
  programmeId: string,
  outcome: ConsideredProgramme['outcome'],
  awardPence: number,
  helps = true,
): ConsideredProgramme => ({ programmeId, windowId: 'w', outcome, awardPence, helps });

const ranked = (...programmes: ConsideredProgramme[]) =>
  rankProgrammes(programmes).map(({ programmeId, verdict, sentence }) => [
    programmeId,
    verdict,
    sentence,
  ]);

describe('which programme an application is taken for', () => {
  it('is the only one that is open', () => {
    expect(ranked(programme('a', 'eligible', 100))).toEqual([
      ['a', 'taken', 'It is the fund that is open for this now.'],
    ]);
  });

  it('is the one whose policy advises for it, however little it gives', () => {
    expect(
      ranked(
        programme('no', 'not-eligible', 300),
        programme('look', 'refer', 200),
        programme('yes', 'eligible', 100),
      ),
    ).toEqual([
      ['yes', 'taken', 'It fits best of the funds that are open now.'],
      ['look', 'fits-too', 'It may fit too, but a person would have to look into it first.'],
      ['no', 'does-not-fit', 'What was told does not seem to fit its rules.'],
    ]);
  });

  it('is the one that gives the most among those that fit alike', () => {
    expect(ranked(programme('less', 'refer', 100), programme('more', 'refer', 150))).toEqual([
      ['more', 'taken', 'It can give the most of the funds that are open now and fit.'],
      ['less', 'fits-too', 'It fits too, but would give less.'],
    ]);
  });

  it('is the first configured when nothing else sets them apart', () => {
    expect(
      ranked(programme('first', 'eligible', 100), programme('second', 'eligible', 100)),
    ).toEqual([
      ['first', 'taken', 'It can give as much as any other fund that is open now and fits.'],
      ['second', 'fits-too', 'It fits too and would give the same.'],
    ]);
  });

  it('is the nearest even when none fits, for a person decides', () => {
    expect(ranked(programme('a', 'not-eligible', 100))).toEqual([
      [
        'a',
        'taken',
        'It is the nearest of the funds that are open. A person looks whether it fits.',
      ],
    ]);
  });

  it('is never one that helps with nothing that was asked for', () => {
    const [only] = rankProgrammes([programme('a', 'eligible', 0, false)]);
    expect(only?.verdict).toBe('does-not-fit');
    expect(ranked(programme('a', 'eligible', 90, false), programme('b', 'refer', 10))).toEqual([
      ['b', 'taken', 'It is the fund that is open for this now.'],
      [
        'a',
        'does-not-fit',
        'It does not help with what was asked for, or cannot pay in the way that was chosen.',
      ],
    ]);
  });
});
