import type { Provenance } from '../figures.ts';
import { type InputFolder, readText } from './csv-table.ts';

const file = 'SOURCES.md';

/**
 * Takes the attribution and the vintage of each figure from the folder's own SOURCES.md, so that
 * newer figures cannot be compiled under the old ones' date.
 */
export function readProvenance(folder: InputFolder): Provenance {
  const text = readText(folder, file);
  const find = (what: string, pattern: RegExp): string => {
    const found = text === undefined ? undefined : pattern.exec(text)?.[1];
    if (text !== undefined && found === undefined) {
      folder.problems.push({ file, reason: `Does not name ${what}.` });
    }
    return (found ?? '').replaceAll(/\s+/g, ' ').trim();
  };
  return {
    attribution: find('the attribution to carry', /Attribution to carry:\s*"([^"]+)"/),
    postcodes: find('the release of postcodes', officialLine('postcodes_birmingham.csv')),
    deprivation2019: find('the 2019 indices', officialLine('imd2019_lsoa11_birmingham.csv')),
    deprivation2025: find('the 2025 indices', officialLine('iod2025_lsoa21_birmingham.csv')),
  };
}

/** The sentence after "Official:" under the heading of one table. */
function officialLine(table: string): RegExp {
  const heading = table.replaceAll('.', String.raw`\.`);
  return new RegExp(String.raw`^## ${heading}[^\n]*\n(?:(?!##)[^\n]*\n)*?Official: (.+?)\.\s`, 'm');
}
