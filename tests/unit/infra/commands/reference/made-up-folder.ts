import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A made-up city of two localities, two wards and three small areas, one of them split in 2021. */
export const madeUpFiles: Readonly<Record<string, string>> = {
  'SOURCES.md': `# Made-up
Attribution to carry:
"Contains made-up data
of nobody."

## imd2019_lsoa11_birmingham.csv (3 rows)
Official: Made-up indices 2019. Copies: none.

## iod2025_lsoa21_birmingham.csv (4 rows)
Official: Made-up indices 2025.
Copies: none.

## postcodes_birmingham.csv (5 rows)
Official: Made-up postcodes 1.2.3 (May 2025). Copy: none.
`,
  'localities.csv': `locality,locality_name,pcon2010
south-end,South End,E14000002
north-end,North End,E14000001
`,
  'wards2018.csv': `ward2018,ward2018_name,best_fit_locality,locality_shares
E05000001,Mill & Lane,north-end,north-end:0.6|south-end:0.4
E05000002,King's Yard,south-end,south-end:1.000
`,
  'lsoa11_lookup.csv': `lsoa11,lsoa11_name,ward2018,locality,lon,lat
E01000001,Made-up 001A,E05000001,north-end,-1.800001,52.5
E01000002,Made-up 001B,E05000001,south-end,-1.81,52.51
E01000003,Made-up 001C,E05000002,south-end,-1.82,52.52
`,
  'imd2019_lsoa11_birmingham.csv': `lsoa11,locality,imd_score,imd_rank,imd_decile,idaci_rank,idaci_decile,pop_2015,pop_0_15_2015,idaci_numerator
E01000001,north-end,60.5,100,1,200,1,1500,400,200
E01000002,south-end,30.5,10000,4,9000,3,1400,300,60
E01000003,south-end,5.25,32000,10,31000,10,1300,200,
`,
  'lsoa21_lookup.csv': `lsoa21,lsoa21_name,ward2018,locality
E01000001,Made-up 001A,E05000001,north-end
E01000002,Made-up 001B,E05000001,south-end
E01000004,Made-up 001D,E05000002,south-end
E01000005,Made-up 001E,E05000002,north-end
`,
  'iod2025_lsoa21_birmingham.csv': `lsoa21,locality,imd_score,imd_rank,imd_decile,idaci_rank,idaci_decile,idaci_numerator,pop_2021,pop_0_15_2021
E01000001,north-end,61,90,1,210,1,220,1550,410
E01000002,south-end,31,9900,3,9100,3,70,1450,310
E01000004,south-end,6,32500,10,32000,10,10,700,100
E01000005,north-end,7,31500,10,31500,10,,650,110
`,
  'postcodes_birmingham.csv': `postcode,live,lsoa11,lsoa21,ward2018,locality,lon,lat,near_edge
B8 3BB,1,E01000001,E01000001,E05000001,north-end,-1.8,52.5,0
B8 3BA,0,E01000001,E01000001,E05000001,north-end,-1.8,52.5,0
B8 3ZZ,1,E01000002,E01000002,E05000001,north-end,-1.805,52.505,1
B73 5AA,1,E01000003,E01000004,E05000002,south-end,-1.82,52.52,0
B73 5AB,1,E01000003,E01000005,E05000002,south-end,-1.83,52.53,0
`,
  'postcodes_b_area_outside_birmingham.csv': `postcode,lad,lad_name
B8 3AA,E08000002,Faraway
B90 1AA,E08000001,Elsewhere
`,
  'sector_lsoa11_weights.csv': `sector,lsoa11,live_postcodes,share
B8 3,E01000001,1,0.5
B8 3,E01000002,1,0.5
B73 5,E01000003,2,1
`,
  'geo/localities10.topojson': topology(['north-end', 'south-end']),
  'geo/lsoa11_639.topojson': topology(['E01000001', 'E01000002', 'E01000003']),
  'geo/lsoa21_659.topojson': topology(['E01000001', 'E01000002', 'E01000004', 'E01000005']),
};

export const madeUpCounts = { localities: 2, smallAreas2011: 3, smallAreas2021: 4 };

/** A folder that a test may write in, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** The made-up files in a folder of their own, changed as a test asks; `undefined` leaves one out. */
export function madeUpFolder(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries({ ...madeUpFiles, ...changes })) {
    if (text === undefined) continue;
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Squares side by side, each sharing an edge with the next; the last has a hole and an island. */
function topology(codes: readonly string[]): string {
  const edges = codes.map((_, index) => [
    [index * 10, 0],
    [0, 10],
  ]);
  const rims = codes.map((_, index) => [
    [index * 10, 10],
    [10, 0],
    [0, -10],
    [-10, 0],
  ]);
  const lastCode = codes.length - 1;
  const geometries = codes.map((id, index) => {
    const ring = [index, codes.length + index];
    return index === lastCode
      ? { id, type: 'MultiPolygon', arcs: [[ring, [~index]], [[0]]] }
      : { id, type: 'Polygon', arcs: [ring], properties: { ignored: true } };
  });
  return JSON.stringify({
    type: 'Topology',
    transform: { scale: [0.001, 0.002], translate: [-2, 52] },
    arcs: [...edges, ...rims],
    objects: { layer: { type: 'GeometryCollection', geometries } },
  });
}
