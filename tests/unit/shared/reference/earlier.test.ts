import { runReference } from '#infra/commands/reference/run.ts';
import { readCompiledFolder } from '#infra/commands/reference/readers/compiled-folder.ts';
import { decodeEarlier, earlierFigures } from '#shared/reference/earlier.ts';
import { decodeSmallAreas } from '#shared/reference/small-areas.ts';
import { describe, expect, it } from 'vitest';
import { smallAreaLinesOf } from '#infra/commands/reference/compile.ts';
import {
  madeUpCounts,
  madeUpFolder,
  temporaryFolder,
} from '../../infra/commands/reference/made-up-folder.ts';
import {
  asCompiled,
  directory,
  indices,
  publishedFile,
} from '../../infra/commands/reference/published-files.ts';

/** The made-up city, renewed with each of these in turn: what it was first, and what is kept of it. */
function renewed(...renewals: readonly (readonly string[])[]) {
  const into = temporaryFolder();
  const run = (args: readonly string[]) => {
    const quiet = () => undefined;
    const exitCode = runReference({
      ...{ args: [...args, '--write'], into, expected: madeUpCounts },
      ...{ print: quiet, complain: quiet },
    });
    expect(exitCode).toBe(0);
  };
  run(['--from', madeUpFolder()]);
  const first = readCompiledFolder(into)!.figures;
  renewals.forEach(run);
  const { history } = readCompiledFolder(into)!;
  const earlier = decodeEarlier({
    smallAreas: {
      2019: history.smallAreas[2019].join('\n'),
      2025: history.smallAreas[2025].join('\n'),
    },
    places: history.places.join('\n'),
  });
  return { first, earlier };
}

const file7 = (text = indices()) => ['--deprivation', publishedFile('File_7.csv', text)];
const onspd = (month: string, rows = asCompiled) => [
  '--postcodes',
  publishedFile(`ONSPD_${month}_2026_UK.csv`, directory(rows)),
];

describe('figures of releases that were replaced', () => {
  it('gives back every small area as the release had it, to the last figure', () => {
    const { first, earlier } = renewed(file7());
    const then = decodeSmallAreas(smallAreaLinesOf(first, 2025).join('\n'), 2025);

    expect(earlier.smallAreas(2025, 1)).toEqual(then);
  });

  it('has nothing of the release that stands, nor of a year that was never renewed', () => {
    const { earlier } = renewed(file7());

    expect(earlier.smallAreas(2025, 2)).toBeUndefined();
    expect(earlier.smallAreas(2019, 1)).toBeUndefined();
  });

  it('keeps each of several releases apart', () => {
    const again = indices().replace(',40,4000,2,', ',41,3900,2,');
    const { earlier } = renewed(file7(), file7(again));
    const rankIn = (release: number) => earlier.smallAreas(2025, release)?.[0]?.imdRank;

    expect([rankIn(1), rankIn(2), rankIn(3)]).toEqual([90, 4000, undefined]);
  });

  it('says where a postcode lay, also when later releases left it alone', () => {
    const moved = asCompiled.map((row) =>
      row.postcode === 'B8 3ZZ' ? { ...row, area2011: 'E01000001', area2021: 'E01000001' } : row,
    );
    const { earlier } = renewed(onspd('FEB'), onspd('MAY', moved), onspd('AUG', moved));
    const then = { lsoa2011: 'E01000002', lsoa2021: 'E01000002', status: 'inside', live: true };

    expect(earlier.place('B8 3ZZ', 1)).toMatchObject(then);
    expect(earlier.place('B8 3ZZ', 2)).toMatchObject(then);
    expect(earlier.place('B8 3ZZ', 3)).toBeUndefined();
    expect(earlier.place('B8 3BB', 1)).toBeUndefined();
  });

  it('says that a postcode was outside the city, or not listed yet', () => {
    const rows = [
      ...asCompiled.map((row) =>
        row.postcode === 'B8 3AA' ? { ...row, council: 'E08000025' } : row,
      ),
      { postcode: 'B8 3ZY' },
    ];
    const { earlier } = renewed(onspd('MAY', rows));

    expect(earlier.place('B8 3AA', 1)).toEqual({
      ...{ status: 'outside', councilCode: 'E08000002', councilName: 'Faraway' },
    });
    expect(earlier.place('B8 3ZY', 1)).toEqual({ status: 'unknown', reason: 'not-listed' });
  });

  it('begins with nothing replaced', () => {
    expect(earlierFigures().smallAreas(2019, 1)).toBeUndefined();
    expect(earlierFigures().place('B8 3BB', 1)).toBeUndefined();
  });
});
