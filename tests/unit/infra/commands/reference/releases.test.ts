import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCompiledFolder } from '#infra/commands/reference/readers/compiled-folder.ts';
import { runReference } from '#infra/commands/reference/run.ts';
import { describe, expect, it } from 'vitest';
import { madeUpCounts, madeUpFolder, temporaryFolder } from './made-up-folder.ts';
import {
  asCompiled,
  directory,
  indices,
  indicesHeader,
  indicesOf2019,
  indicesRows,
  publishedFile,
} from './published-files.ts';

function setup() {
  const into = temporaryFolder();
  const run = (...args: readonly string[]) => {
    const printed: string[] = [];
    const complaints: string[] = [];
    const exitCode = runReference({
      ...{ args, into, expected: madeUpCounts },
      print: (line) => printed.push(line),
      complain: (line) => complaints.push(line),
    });
    return { exitCode, printed, complaints };
  };
  const modules = () => readdirSync(into).map((name) => readFileSync(join(into, name), 'utf8'));
  run('--from', madeUpFolder(), '--write');
  return { run, modules, compiled: () => readCompiledFolder(into)! };
}

const onspd = (rows = asCompiled, name = 'ONSPD_MAY_2026_UK.csv') =>
  publishedFile(name, directory(rows));

describe('renewing the postcodes from the ONS Postcode Directory', () => {
  it('shows what would change and writes nothing until told to', () => {
    const { run, modules } = setup();
    const before = modules();
    const rows = [
      ...asCompiled.filter(({ postcode }) => postcode !== 'B8 3ZZ'),
      { postcode: 'B8 3ZZ', area2011: 'E01000001', area2021: 'E01000001' },
      { postcode: 'B8 3ZY', area2011: 'E01000002', area2021: 'E01000002', longitude: -1.985 },
    ];
    const { exitCode, printed } = run('--postcodes', onspd(rows));

    expect(exitCode).toBe(0);
    expect(printed).toContain(
      'Postcodes: Made-up postcodes 1.2.3 (May 2025) is replaced by ONS Postcode Directory, May 2026.',
    );
    expect(printed).toContain('  1 new in the city: B8 3ZY.');
    expect(printed).toContain('  1 moved to another small area: B8 3ZZ.');
    expect(printed.at(-1)).toBe('Nothing was written. Run it again with --write to write it.');
    expect(modules()).toEqual(before);
  });

  it('keeps what ended, and says where a postcode lay in the release before', () => {
    const { run, compiled } = setup();
    const rows = asCompiled.map((row) =>
      row.postcode === 'B73 5AA' ? { ...row, ended: '202601' } : row,
    );
    const { printed } = run('--postcodes', onspd(rows), '--write');
    const { figures, history } = compiled();

    expect(printed).toContain('  1 ended in the city, and kept: B73 5AA.');
    expect(figures.postcodes.find(({ postcode }) => postcode === 'B73 5AA')).toEqual({
      ...{ postcode: 'B73 5AA', live: false, lsoa2011: 'E01000003', lsoa2021: 'E01000004' },
      ...{ wardCode: 'E05000002', localityCode: 'south-end', nearEdge: false },
    });
    expect(history.places).toEqual(['1|B73 5AA|E01000003|E01000004|E05000002|south-end|10']);
    expect(history.releases.filter(({ kind }) => kind === 'postcodes')).toEqual([
      { kind: 'postcodes', number: 1, name: 'Made-up postcodes 1.2.3 (May 2025)' },
      { kind: 'postcodes', number: 2, name: 'ONS Postcode Directory, May 2026' },
    ]);
  });

  it('changes nothing when it runs again with the same file', () => {
    const { run, modules } = setup();
    const file = onspd(asCompiled.slice(0, -2).concat(asCompiled.at(-1)!));
    run('--postcodes', file, '--write');
    const once = modules();
    const { printed } = run('--postcodes', file, '--write');

    expect(printed.at(-1)).toBe('Nothing changes.');
    expect(modules()).toEqual(once);
  });

  it('says which postcodes draw on another envelope, and which leave or enter the city', () => {
    const { run } = setup();
    const rows = asCompiled.map((row) => {
      if (row.postcode === 'B73 5AB') {
        // In the first of the two squares that are localities, which is the north end.
        return { ...row, area2011: 'E01000001', area2021: 'E01000001', longitude: -1.995 };
      }
      if (row.postcode === 'B8 3ZZ') return { ...row, council: 'E08000001' };
      return row.postcode === 'B8 3AA' ? { ...row, council: 'E08000025' } : row;
    });
    const { printed } = run('--postcodes', onspd(rows));

    expect(printed).toContain(
      '  1 draw on another envelope, from South End to North End: B73 5AB.',
    );
    expect(printed).toContain('  1 leave the city: B8 3ZZ.');
    expect(printed).toContain('  1 come into the city: B8 3AA.');
  });

  it('reads the column names of before 2025 as well', () => {
    const { run } = setup();
    const text = directory(asCompiled)
      .replace('lad25cd,wd25cd', 'oslaua,osward')
      .replace('lsoa11cd', 'lsoa11')
      .replace('lsoa21cd', 'lsoa21');

    expect(run('--postcodes', publishedFile('ONSPD_FEB_2024_UK.csv', text)).exitCode).toBe(0);
  });
});

describe('renewing the postcodes from OS Code-Point Open', () => {
  const row = (postcode: string, east: number, north: number, council = 'E08000025') =>
    `"${postcode}",10,${east},${north},"E92000001","","","","${council}","E05000001"`;
  // In the squares of E01000001 and E01000002; the last lies 300 m within its own.
  const rows = [
    row('B8 3AA', 400_000, 300_000, 'E08000002'),
    row('B8 3BB', 400_300, 235_000),
    row('B8 3ZY', 401_030, 235_000),
    row('B73 5AA', 401_700, 235_000).replace('E05000001', 'E05000002'),
    row('B90 1AA', 400_000, 300_000, 'E08000001'),
  ];
  const file = () => publishedFile('b.csv', `${rows.join('\n')}\n`);

  it('places a new postcode by its point and ends what is not listed', () => {
    const { run, compiled } = setup();
    const { printed } = run('--postcodes', file(), '--postcodes-name', 'OS 2026.1', '--write');
    const found = compiled().figures.postcodes.find(({ postcode }) => postcode === 'B8 3ZY');

    expect(found).toMatchObject({ lsoa2011: 'E01000002', lsoa2021: 'E01000002', live: true });
    expect(found?.localityCode).toBe('south-end');
    expect(printed).toContain('  2 ended in the city, and kept: B73 5AB, B8 3ZZ.');
  });

  it('asks for the name of the release, which the file does not hold', () => {
    const { exitCode, complaints } = setup().run('--postcodes', file());

    expect(exitCode).toBe(1);
    expect(complaints[0]).toContain('--postcodes-name "OS Code-Point Open 2026.1.0"');
  });
});

describe('renewing deprivation from File 7', () => {
  it('shows areas in another tenth and what envelopes would be planned', () => {
    const { run, modules } = setup();
    const before = modules();
    const { printed } = run('--deprivation', publishedFile('File_7.csv', indices()));

    expect(printed).toContain(
      '  1 in a less deprived tenth of England: Made-up 001A (E01000001) 1 → 2.',
    );
    expect(printed.join('\n')).toMatch(
      /North End: 73\.94 % → 67\.48 % of need; Crisis and Resilience Fund £/,
    );
    expect(modules()).toEqual(before);
  });

  it('reads the indices of 2019 too, a suppressed count from its rate', () => {
    const { run, compiled } = setup();
    run('--deprivation', publishedFile('File_7.csv', indicesOf2019()), '--write');
    const { figures, history } = compiled();
    const areas = figures.smallAreas2011.map((area) => [area.imdRank, area.incomeDeprivedChildren]);

    expect(areas).toEqual([
      [101, 200],
      [10_000, 60],
      [32_000, 4],
    ]);
    expect(history.smallAreas[2025]).toEqual([]);
  });

  it('keeps a published count that the rate agrees with, and counts the rest from the rate', () => {
    const { run, compiled } = setup();
    run('--deprivation', publishedFile('File_7.csv', indices()), '--write');
    const counts = compiled().figures.smallAreas2021.map((area) => area.incomeDeprivedChildren);

    expect(counts).toEqual([160, 70, 10, 6]);
  });

  it('keeps the whole table it replaces, and leaves the other year alone', () => {
    const { run, compiled } = setup();
    const before = compiled().figures;
    run('--deprivation', publishedFile('File_7.csv', indices()), '--write');
    const { figures, history } = compiled();

    expect(history.smallAreas[2025]).toHaveLength(4);
    expect(history.smallAreas[2025][0]).toMatch(/^1\|E01000001\|Made-up 001A\|.*\|61\|90\|1\|/);
    expect(history.smallAreas[2019]).toEqual([]);
    expect(figures.smallAreas2011).toEqual(before.smallAreas2011);
  });

  it('changes nothing when it runs again with the same file', () => {
    const { run, modules } = setup();
    const file = publishedFile('File_7.csv', indices());
    run('--deprivation', file, '--write');
    const once = modules();

    expect(run('--deprivation', file, '--write').printed.at(-1)).toBe('Nothing changes.');
    expect(modules()).toEqual(once);
  });
});

describe('refusing a published file', () => {
  const without = (...begins: readonly string[]) => {
    const keeps = indicesHeader.map((name) => !begins.some((one) => name.startsWith(one)));
    const cut = (cells: readonly string[]) => cells.filter((_, index) => keeps[index]);
    return indices(
      indicesRows.map((row) => cut(row.split(',')).join(',')),
      cut(indicesHeader),
    );
  };
  const swapped = (text: string, from: string, to: string) => text.replaceAll(from, to);

  it.each([
    ['no CSV', 'PK\u0003\u0004', 'workbook or an archive'],
    ['an empty file', '', 'The file is empty. Download it again.'],
    ['a file cut off in a row', indices().slice(0, -8), 'it was cut off. Download it again.'],
    [
      'a file cut off between rows',
      indices(indicesRows.slice(0, 3)),
      '2 of 4 small areas of 2021 have no row, E01000004 among them',
    ],
    ['File 1', without('Income', 'Total', 'Dependent'), 'This looks like File 1'],
    ['File 3', without('Index of', 'Total', 'Dependent'), 'This looks like File 3'],
    ['File 6', without('Index of', 'Income'), 'This looks like File 6'],
    [
      'areas of 2011 under the name of 2021',
      swapped(indices(), 'E01000004', 'E01000003'),
      'E01000003 is a small area of 2011, where the header says 2021. Take File 7 as it was published.',
    ],
    [
      'a header of another year of areas',
      swapped(indices(), 'LSOA code (2021)', 'LSOA code (2011)'),
      'The header says small areas of 2011, and the indices of 2025 are of the areas of 2021',
    ],
    ['a year we do not know', swapped(indices(), 'mid 2022', 'mid 2027'), 'docs/decisions/0081'],
    [
      'a figure that is none',
      swapped(indices(), ',40,4000,2', ',40,n/a,2'),
      'File_7.csv, line 3: imdRank "n/a" is not a whole number.',
    ],
    ['a directory of postcodes', directory(asCompiled), 'give it with --postcodes'],
  ])('refuses %s for File 7 and says how to mend it', (_, text, said) => {
    const { run, modules } = setup();
    const before = modules();
    const { exitCode, complaints } = run(
      '--deprivation',
      publishedFile('File_7.csv', text),
      '--write',
    );

    expect(exitCode).toBe(1);
    expect(complaints[0]).toContain(said);
    expect(complaints.at(-1)).toBe('Nothing was written.');
    expect(modules()).toEqual(before);
  });

  it.each([
    ['indices', indices(), 'give it with --deprivation'],
    [
      'the lookup of one census',
      directory(asCompiled).replace('lsoa11cd', 'other'),
      'National Statistics Postcode Lookup',
    ],
    ['a file cut off in a row', directory(asCompiled).slice(0, -20), 'it was cut off'],
    [
      'a file cut off between rows',
      directory(asCompiled.slice(0, 4)),
      '2 of 3 sectors have no live postcode in it',
    ],
    [
      'areas of 2011 where those of 2021 are asked for',
      directory(asCompiled).replaceAll('E01000004', 'E01000003'),
      'the column holds codes of 2011 where those of 2021 are asked for',
    ],
    [
      'a council without a name',
      directory(asCompiled).replaceAll('E08000001', 'E08000009'),
      '--council "E08000009=Its name"',
    ],
    [
      'a ward that was drawn anew',
      directory(asCompiled).replaceAll('E05000002', 'E05000009'),
      'B73 5AA names E05000009, which no table defines.',
    ],
  ])('refuses %s for postcodes and says how to mend it', (_, text, said) => {
    const { run, modules } = setup();
    const before = modules();
    const file = publishedFile('ONSPD_MAY_2026_UK.csv', text);
    const { exitCode, complaints } = run('--postcodes', file, '--write');

    expect(exitCode).toBe(1);
    expect(complaints[0]).toContain(said);
    expect(complaints.at(-1)).toBe('Nothing was written.');
    expect(modules()).toEqual(before);
  });

  it('has nothing to renew where nothing was compiled', () => {
    const complaints: string[] = [];
    const exitCode = runReference({
      args: ['--deprivation', publishedFile('File_7.csv', indices())],
      ...{ into: temporaryFolder(), expected: madeUpCounts },
      print: () => undefined,
      complain: (line) => complaints.push(line),
    });

    expect(exitCode).toBe(1);
    expect(complaints[0]).toContain('compile all figures first, with --from FOLDER --write');
  });
});
