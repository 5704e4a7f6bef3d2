import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runReference } from '#infra/commands/reference/run.ts';
import { decodeOutlines } from '#shared/reference/outlines.ts';
import { decodeSmallAreas } from '#shared/reference/small-areas.ts';
import { describe, expect, it } from 'vitest';
import { madeUpCounts, madeUpFiles, madeUpFolder, temporaryFolder } from './made-up-folder.ts';

function run(args: readonly string[], expected = madeUpCounts) {
  const into = temporaryFolder();
  const printed: string[] = [];
  const complaints: string[] = [];
  const exitCode = runReference({
    args: args.includes('--from') ? [...args, '--write'] : args,
    expected,
    into,
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
  });
  const modules = Object.fromEntries(
    readdirSync(into).map((name) => [name, readFileSync(join(into, name), 'utf8')]),
  );
  return { exitCode, into, printed, complaints, modules };
}

/** Runs over the made-up folder with one file changed by a function of its text. */
function runWith(file: string, change: (text: string) => string | undefined) {
  return run(['--from', madeUpFolder({ [file]: change(madeUpFiles[file]!) })]);
}

async function constantsOf(folder: string, name: string) {
  return (await import(pathToFileURL(join(folder, name)).href)) as Record<string, string>;
}

describe('compiling the reference figures', () => {
  it('writes the seven modules and says what it compiled and checked', () => {
    const { exitCode, modules, printed } = run(['--from', madeUpFolder()]);

    expect(exitCode).toBe(0);
    expect(Object.keys(modules)).toEqual([
      'earlier.ts',
      'outlines.ts',
      'places.ts',
      'postcodes.ts',
      'provenance.ts',
      'releases.ts',
      'small-areas.ts',
    ]);
    expect(printed.slice(0, 6)).toEqual([
      '2 localities and 2 wards.',
      "3 small areas of 2011, 1 of them in England's most deprived tenth (2019).",
      "4 small areas of 2021, 1 of them in England's most deprived tenth (2025).",
      '1 suppressed counts of children estimated for 2019 and 1 for 2025.',
      '5 postcodes inside the city, 4 of them live, 1 of those near the edge of a small area.',
      '2 live postcodes outside it, in 2 councils.',
    ]);
  });

  it('gives the same bytes again, also when the rows come in another order', () => {
    const backwards = Object.fromEntries(
      Object.entries(madeUpFiles)
        .filter(([name]) => name.endsWith('.csv'))
        .map(([name, text]) => {
          const [header, ...rows] = text.trim().split('\n');
          return [name, `${[header, ...rows.reverse()].join('\r\n')}\r\n`];
        }),
    );
    const first = run(['--from', madeUpFolder()]).modules;

    expect(run(['--from', madeUpFolder()]).modules).toEqual(first);
    expect(run(['--from', madeUpFolder(backwards)]).modules).toEqual(first);
  });

  it('carries attribution and vintages from the folder itself', async () => {
    const { into } = run(['--from', madeUpFolder()]);

    expect({ ...(await constantsOf(into, 'provenance.ts')) }).toEqual({
      attribution: 'Contains made-up data of nobody.',
      postcodesVintage: 'Made-up postcodes 1.2.3 (May 2025)',
      deprivation2019Vintage: 'Made-up indices 2019',
      deprivation2025Vintage: 'Made-up indices 2025',
    });
  });

  it('writes small areas that the reader reads back, suppressed counts estimated', async () => {
    const { into } = run(['--from', madeUpFolder()]);
    const { smallAreaLines2011, smallAreaLines2021 } = await constantsOf(into, 'small-areas.ts');
    const areas2011 = decodeSmallAreas(smallAreaLines2011!, 2019);
    const areas2021 = decodeSmallAreas(smallAreaLines2021!, 2025);

    expect(areas2011[0]).toEqual({
      vintage: 2019,
      code: 'E01000001',
      name: 'Made-up 001A',
      localityCode: 'north-end',
      wardCode: 'E05000001',
      imdScore: 60.5,
      imdRank: 100,
      imdDecile: 1,
      idaciRank: 200,
      idaciDecile: 1,
      population: 1500,
      children: 400,
      incomeDeprivedChildren: 200,
      incomeDeprivedChildrenEstimated: false,
      incomeDeprivedShare: 0.5,
      longitude: -1.8,
      latitude: 52.5,
    });
    expect(areas2011[2]).toMatchObject({
      incomeDeprivedChildrenEstimated: true,
      // More than 8 would have been published, as 10.
      incomeDeprivedChildren: 7,
    });
    expect(areas2021.map((area) => [area.code, area.longitude, area.latitude])).toEqual([
      ['E01000001', -1.8, 52.5],
      ['E01000002', -1.81, 52.51],
      // A split area has no published point and takes the middle of its live postcodes.
      ['E01000004', -1.82, 52.52],
      ['E01000005', -1.83, 52.53],
    ]);
  });

  it('writes one line a sector, with its places, the units there are and a byte for each', async () => {
    const { into } = run(['--from', madeUpFolder()]);
    const { sectorLines } = await constantsOf(into, 'postcodes.ts');
    const [b73, b8, b90] = sectorLines!.split('\n').map((line) => line.split('|'));
    const bytesOf = (text: string | undefined) => [...Buffer.from(text!, 'base64')];

    expect([b73?.[0], b8?.[0], b90?.[0]]).toEqual(['B73 5', 'B8 3', 'B90 1']);
    expect(b73?.[1]).toBe('2.2.1.1 2.3.1.1');
    expect(b8?.[1]).toBe('0.0.0.0 1 1.1.0.0');
    // AA outside and live; BA terminated; BB live; ZZ live and near an edge.
    expect(bytesOf(b8?.[3])).toEqual([1 * 4 + 2, 0, 2, 2 * 4 + 2 + 1]);
    expect(
      bytesOf(b8?.[2])
        .map((byte, at) => [at, byte])
        .filter(([, byte]) => byte !== 0),
    ).toEqual([
      [0, 1],
      [2, 0b0011_0000],
      [49, 0b1000_0000],
    ]);
  });

  it('writes outlines that the reader reads back arc for arc', async () => {
    const { into } = run(['--from', madeUpFolder()]);
    const { smallAreaOutlineLines2011 } = await constantsOf(into, 'outlines.ts');
    const original = JSON.parse(madeUpFiles['geo/lsoa11_639.topojson']!) as {
      arcs: unknown;
      transform: unknown;
    };
    const outlines = decodeOutlines(smallAreaOutlineLines2011!);

    expect(outlines.arcs).toEqual(original.arcs);
    expect(outlines.transform).toEqual(original.transform);
    expect(outlines.objects.areas.geometries.map(({ id, arcs }) => [id, arcs])).toEqual([
      ['E01000001', [[[0, 3]]]],
      ['E01000002', [[[1, 4]]]],
      ['E01000003', [[[2, 5], [-3]], [[0]]]],
    ]);
  });
});

describe('refusing to compile', () => {
  it.each([[[]], [['--from']], [['--from', '']], [['--form', 'x']]])(
    'says in one sentence what to pass when called with %j',
    (args) => {
      const { exitCode, complaints, modules } = run(args);

      expect(exitCode).toBe(2);
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toContain('npm run reference -- --from FOLDER');
      expect(complaints[0]).toContain('OS Data Hub');
      expect(modules).toEqual({});
    },
  );

  const append = (row: string) => (text: string) => `${text}${row}\n`;
  const swap = (from: string, to: string) => (text: string) => text.replace(from, to);

  it.each([
    ['a missing table', 'wards2018.csv', () => undefined, 'wards2018.csv: The file is missing.'],
    ['an empty table', 'wards2018.csv', () => '', 'wards2018.csv, line 1: The file is empty.'],
    [
      'a missing column',
      'lsoa11_lookup.csv',
      swap(',lon,lat', ',longitude,lat'),
      'lsoa11_lookup.csv, line 1: Column lon is missing.',
    ],
    [
      'a figure that is no number',
      'imd2019_lsoa11_birmingham.csv',
      swap('10000,4', 'n/a,4'),
      'imd2019_lsoa11_birmingham.csv, line 3: imd_rank "n/a" is not a whole number.',
    ],
    [
      'a tenth beyond ten',
      'iod2025_lsoa21_birmingham.csv',
      swap('61,90,1', '61,90,11'),
      'iod2025_lsoa21_birmingham.csv, line 2: imd_decile "11" is not a tenth from 1 to 10.',
    ],
    [
      'a postcode that is none',
      'postcodes_birmingham.csv',
      swap('B8 3ZZ', 'B8 3CC'),
      'postcodes_birmingham.csv, line 4: postcode "B8 3CC" is not a B postcode such as B8 3BB.',
    ],
    [
      'text that is not CSV',
      'localities.csv',
      append('"east'),
      'localities.csv, line 4: Quote Not Closed: the parsing is finished with an opening quote at line 4.',
    ],
    [
      'a row that is cut short',
      'localities.csv',
      append('east-end'),
      'localities.csv, line 4: Has 1 cells where 3 are expected.',
    ],
    [
      'a postcode twice',
      'postcodes_b_area_outside_birmingham.csv',
      append('B8 3BB,E08000001,Elsewhere'),
      'postcodes: B8 3BB is there twice.',
    ],
    [
      'a locality too many',
      'localities.csv',
      append('east-end,East End,E14000003'),
      'localities: There are 3 where 2 are expected.',
    ],
    [
      'a postcode in an area that is not there',
      'postcodes_birmingham.csv',
      swap('E01000001,E01000001', 'E01000001,E01000009'),
      'postcodes: B8 3BB names E01000009, which no table defines.',
    ],
    [
      'an area in one table of two',
      'lsoa11_lookup.csv',
      append('E01000009,Made-up 009A,E05000001,north-end,-1.8,52.5'),
      'imd2019_lsoa11_birmingham.csv: E01000009 of lsoa11_lookup.csv has no row.',
    ],
    [
      'an area without figures of its own',
      'lsoa21_lookup.csv',
      swap('E01000002,Made-up 001B,E05000001,south-end\n', ''),
      'lsoa21_lookup.csv: E01000002 of iod2025_lsoa21_birmingham.csv has no row.',
    ],
    [
      'an area in two localities',
      'iod2025_lsoa21_birmingham.csv',
      swap('E01000005,north-end', 'E01000005,south-end'),
      'iod2025_lsoa21_birmingham.csv: E01000005 is in south-end here and in north-end in lsoa21_lookup.csv.',
    ],
    [
      'a new area with no live postcode',
      'postcodes_birmingham.csv',
      swap('B73 5AA,1', 'B73 5AA,0'),
      'lsoa21_lookup.csv: E01000004 has no live postcode to place it by.',
    ],
    [
      'weights of another release',
      'sector_lsoa11_weights.csv',
      swap('E01000003,2', 'E01000003,3'),
      'sector_lsoa11_weights.csv: B73 5 in E01000003 has 3 live postcodes here and 2 in the table of postcodes.',
    ],
    [
      'a weight left out',
      'sector_lsoa11_weights.csv',
      swap('B73 5,E01000003,2,1\n', ''),
      'sector_lsoa11_weights.csv: B73 5 in E01000003 has no row, and 2 live postcodes in the table of postcodes.',
    ],
    [
      'outlines that are not a topology',
      'geo/localities10.topojson',
      () => 'not JSON',
      'geo/localities10.topojson: Not a quantised TopoJSON of polygons.',
    ],
    [
      'outlines that were never quantised',
      'geo/localities10.topojson',
      swap('"scale":[0.001,0.002]', '"size":1'),
      'geo/localities10.topojson: Not a quantised TopoJSON of polygons, see transform.scale.',
    ],
    [
      'outlines of two layers',
      'geo/localities10.topojson',
      swap('"objects":{', '"objects":{"other":{"geometries":[]},'),
      'geo/localities10.topojson: Has 2 layers where one is expected.',
    ],
    [
      'an outline of nothing',
      'geo/lsoa11_639.topojson',
      swap('E01000002', 'E01000007'),
      'outlines of smallAreas2011: E01000007 is not an area.',
    ],
    [
      'an area without an outline',
      'geo/lsoa11_639.topojson',
      swap('E01000002', 'E01000007'),
      'outlines of smallAreas2011: E01000002 has no outline.',
    ],
    [
      'an outline without its arcs',
      'geo/localities10.topojson',
      swap('[0,2]', '[0,99]'),
      'outlines of localities: Arc 99 is not there.',
    ],
    [
      'sources without the words to carry',
      'SOURCES.md',
      swap('Attribution', 'Thanks'),
      'SOURCES.md: Does not name the attribution to carry.',
    ],
    [
      'sources without a vintage',
      'SOURCES.md',
      swap('Official: Made-up indices 2025.', 'Unofficial.'),
      'SOURCES.md: Does not name the 2025 indices.',
    ],
  ])(
    'names the file, the line and the reason for %s, and writes nothing',
    (_, file, change, said) => {
      const { exitCode, complaints, modules } = runWith(file, change);

      expect(complaints).toContain(said);
      expect(complaints.at(-1)).toBe('Nothing was written.');
      expect(exitCode).toBe(1);
      expect(modules).toEqual({});
    },
  );

  it('shows the first twenty problems and counts the rest', () => {
    const rows = Array.from({ length: 30 }, (_, index) => `bad ${index},E08000001,Elsewhere`);
    const { complaints } = runWith(
      'postcodes_b_area_outside_birmingham.csv',
      append(rows.join('\n')),
    );

    expect(complaints).toHaveLength(22);
    expect(complaints.at(-2)).toBe('… and 10 more.');
  });
});
