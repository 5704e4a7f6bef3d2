import * as z from 'zod';
import type { PostcodeFigures } from '../figures.ts';
import * as column from './columns.ts';
import { type InputFolder, readTable } from './csv-table.ts';

const file = 'sector_lsoa11_weights.csv';
const rowSchema = z.object({
  sector: column.sector,
  lsoa11: column.officialCode,
  live_postcodes: column.wholeNumber,
});

type SectorWeight = z.output<typeof rowSchema>;

export function readSectorWeights(folder: InputFolder): SectorWeight[] {
  return readTable(folder, file, rowSchema);
}

/**
 * The weights of a sector are counted from the postcodes when they are asked for, so they are not
 * compiled. Their table is compared to prove that both were cut from the same release.
 */
export function compareSectorWeights(
  folder: InputFolder,
  weights: readonly SectorWeight[],
  postcodes: readonly PostcodeFigures[],
): void {
  const counted = new Map<string, number>();
  for (const { postcode, live, lsoa2011 } of postcodes) {
    const key = `${postcode.slice(0, -2)} in ${lsoa2011}`;
    if (live) counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  for (const { sector, lsoa11, live_postcodes: stated } of weights) {
    const key = `${sector} in ${lsoa11}`;
    const count = counted.get(key) ?? 0;
    counted.delete(key);
    if (count === stated) continue;
    const reason = `${key} has ${stated} live postcodes here and ${count} in the table of postcodes.`;
    folder.problems.push({ file, reason });
  }
  for (const [key, count] of counted) {
    const reason = `${key} has no row, and ${count} live postcodes in the table of postcodes.`;
    folder.problems.push({ file, reason });
  }
}
