import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './made-up-folder.ts';

/** The header of the ONS Postcode Directory since 2025, without columns that nobody reads. */
const directoryHeader =
  'pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,wd25cd,east1m,north1m,oa11cd,lsoa11cd,lat,long,lsoa21cd';

interface Listed {
  readonly postcode: string;
  readonly ended?: string;
  readonly council?: string;
  readonly ward?: string;
  readonly area2011?: string;
  readonly area2021?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** The made-up city as the directory would list it, nothing changed. */
export const asCompiled: readonly Listed[] = [
  { postcode: 'B8 3AA', council: 'E08000002' },
  { postcode: 'B8 3BA', ended: '201906' },
  { postcode: 'B8 3BB' },
  { postcode: 'B8 3ZZ', area2011: 'E01000002', area2021: 'E01000002' },
  { postcode: 'B73 5AA', ward: 'E05000002', area2011: 'E01000003', area2021: 'E01000004' },
  { postcode: 'B73 5AB', ward: 'E05000002', area2011: 'E01000003', area2021: 'E01000005' },
  { postcode: 'B90 1AA', council: 'E08000001' },
];

export function directory(rows: readonly Listed[], header = directoryHeader): string {
  const lines = rows.map((row) => {
    const cells: Readonly<Record<string, string>> = {
      ...{ pcd7: row.postcode.replace(' ', ''), pcds: row.postcode, doterm: row.ended ?? '' },
      ...{ lad25cd: row.council ?? 'E08000025', wd25cd: row.ward ?? 'E05000001' },
      ...{ lsoa11cd: row.area2011 ?? 'E01000001', lsoa21cd: row.area2021 ?? 'E01000001' },
      ...{ lat: String(row.latitude ?? 52.01), long: String(row.longitude ?? -1.995) },
    };
    return header
      .split(',')
      .map((name) => `"${cells[name] ?? ''}"`)
      .join(',');
  });
  const elsewhere = directoryHeader.split(',').map((name) => (name === 'pcds' ? 'AB1 0AA' : ''));
  return [header, elsewhere.join(','), ...lines, ''].join('\r\n');
}

const imd = 'Index of Multiple Deprivation (IMD)';
const idaci = 'Income Deprivation Affecting Children Index (IDACI)';
const rank = 'Rank (where 1 is most deprived)';
const decile = 'Decile (where 1 is most deprived 10% of LSOAs)';

/** The header of File 7 of the indices of 2025, with one domain of all. */
export const indicesHeader = [
  ...['LSOA code (2021)', 'LSOA name (2021)'],
  ...['Local Authority District code (2024)', 'Local Authority District name (2024)'],
  ...[`${imd} Score`, `${imd} ${rank}`, `${imd} ${decile}`],
  '"Education, Skills and Training Score"',
  ...[`${idaci} Score (rate)`, `${idaci} ${rank}`, `${idaci} ${decile}`],
  ...['Total population: mid 2022', 'Dependent Children aged 0-15: mid 2022'],
];

/** The made-up city as File 7 would have it: `E01000001` is re-ranked, the counts of the others agree. */
export const indicesRows: readonly string[] = [
  'E01999999,Elsewhere 001A,E07000001,Elsewhere,8.7,26525,8,0.01,0.013,33730,10,1500,100',
  'E01000001,Made-up 001A,E08000025,Birmingham,40,4000,2,-1.25,0.4,500,1,1600,400',
  'E01000002,Made-up 001B,E08000025,Birmingham,31,9900,3,20,0.236,9100,3,1450,310',
  'E01000004,Made-up 001D,E08000025,Birmingham,6,32500,10,0,0.1,32000,10,700,100',
  'E01000005,Made-up 001E,E08000025,Birmingham,7,31500,10,0.5,0.05,31500,10,650,110',
];

export function indices(
  rows: readonly string[] = indicesRows,
  header: readonly string[] = indicesHeader,
): string {
  return [header.join(','), ...rows, ''].join('\n');
}

/** The same of 2019, of the areas of 2011 and with names of its own; one area is re-ranked. */
export function indicesOf2019(): string {
  const header = indicesHeader.map((name) =>
    name
      .replace('LSOA code (2021)', 'LSOA code (2011)')
      .replace('(2024)', '(2019)')
      .replace(/mid 2022$/, 'mid 2015 (excluding prisoners)'),
  );
  const rows = [
    'E01000001,Made-up 001A,E08000025,Birmingham,60.5,101,1,1,0.5,200,1,1500,400',
    'E01000002,Made-up 001B,E08000025,Birmingham,30.5,10000,4,1,0.2,9000,3,1400,300',
    'E01000003,Made-up 001C,E08000025,Birmingham,5.25,32000,10,1,0.022,31000,10,1300,200',
  ];
  return indices(rows, header);
}

/** A file of this name and text, gone when the test is over. */
export function publishedFile(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}
