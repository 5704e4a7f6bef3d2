import * as z from 'zod';
import type { PlacedPostcode, SmallAreaFigures } from '../figures.ts';
import * as column from './columns.ts';
import { type InputFolder, readTable } from './csv-table.ts';

const indicesFiles = {
  2011: 'imd2019_lsoa11_birmingham.csv',
  2021: 'iod2025_lsoa21_birmingham.csv',
};
const placeFiles = { 2011: 'lsoa11_lookup.csv', 2021: 'lsoa21_lookup.csv' };

/** The columns that the indices of both years have in common. */
const indices = {
  imd_score: column.decimal,
  imd_rank: column.rank,
  imd_decile: column.decile,
  idaci_rank: column.rank,
  idaci_decile: column.decile,
  idaci_numerator: column.wholeNumberOrSuppressed,
  locality: column.slug,
};
const indices2019Schema = z.object({
  ...indices,
  lsoa11: column.officialCode,
  pop_2015: column.wholeNumber,
  pop_0_15_2015: column.wholeNumber,
});
const indices2025Schema = z.object({
  ...indices,
  lsoa21: column.officialCode,
  pop_2021: column.wholeNumber,
  pop_0_15_2021: column.wholeNumber,
});

const place2011Schema = z.object({
  lsoa11: column.officialCode,
  lsoa11_name: column.text,
  ward2018: column.officialCode,
  locality: column.slug,
  lon: column.decimal,
  lat: column.decimal,
});
const place2021Schema = z.object({
  lsoa21: column.officialCode,
  lsoa21_name: column.text,
  ward2018: column.officialCode,
  locality: column.slug,
});

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}
interface Place {
  readonly code: string;
  readonly name: string;
  readonly wardCode: string;
  readonly localityCode: string;
}
interface SmallAreaTables {
  readonly indices2019: ReturnType<typeof readIndices2019>;
  readonly indices2025: ReturnType<typeof readIndices2025>;
  readonly places2011: ReturnType<typeof readPlaces2011>;
  readonly places2021: Place[];
}

/** The four tables of small areas, each read on its own. */
export function readSmallAreaTables(folder: InputFolder): SmallAreaTables {
  return {
    indices2019: readIndices2019(folder),
    indices2025: readIndices2025(folder),
    places2011: readPlaces2011(folder),
    places2021: readPlaces2021(folder),
  };
}

/**
 * The 2011 areas with the 2019 indices and the mid-2015 counts those were made from, and the 2021
 * areas with the 2025 indices and Census 2021 counts. The two are never joined to each other.
 */
export function joinSmallAreas(
  folder: InputFolder,
  tables: SmallAreaTables,
  postcodes: readonly PlacedPostcode[],
): { smallAreas2011: SmallAreaFigures[]; smallAreas2021: SmallAreaFigures[] } {
  const points2011 = new Map<string, Point>(tables.places2011.map((place) => [place.code, place]));
  const middles = middlesOfLivePostcodes(postcodes);
  const places2021 = tables.places2021.flatMap((place) => {
    // An area that did not change keeps its code and its published point; a new one has neither.
    const point = points2011.get(place.code) ?? middles.get(place.code);
    if (point !== undefined) {
      return [{ ...place, longitude: point.longitude, latitude: point.latitude }];
    }
    const reason = `${place.code} has no live postcode to place it by.`;
    folder.problems.push({ file: placeFiles[2021], reason });
    return [];
  });
  return {
    smallAreas2011: joinVintage(folder, 2011, tables.indices2019, tables.places2011),
    smallAreas2021: joinVintage(folder, 2021, tables.indices2025, places2021),
  };
}

function joinVintage<Row extends { code: string; statedLocality: string }>(
  folder: InputFolder,
  vintage: 2011 | 2021,
  figures: readonly Row[],
  places: readonly (Place & Point)[],
) {
  const file = indicesFiles[vintage];
  const lookup = placeFiles[vintage];
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const known = new Set(figures.map((row) => row.code));
  for (const { code } of places) {
    if (!known.has(code)) {
      folder.problems.push({ file, reason: `${code} of ${lookup} has no row.` });
    }
  }
  return figures.flatMap(({ statedLocality, ...row }) => {
    const place = placeOf.get(row.code);
    if (place === undefined) {
      folder.problems.push({ file: lookup, reason: `${row.code} of ${file} has no row.` });
      return [];
    }
    if (place.localityCode !== statedLocality) {
      const reason = `${row.code} is in ${statedLocality} here and in ${place.localityCode} in ${lookup}.`;
      folder.problems.push({ file, reason });
    }
    return [{ ...row, ...place }];
  });
}

function readIndices2019(folder: InputFolder) {
  return readTable(folder, indicesFiles[2011], indices2019Schema).map((row) => ({
    ...pickIndices(row),
    code: row.lsoa11,
    population: row.pop_2015,
    children: row.pop_0_15_2015,
  }));
}

function readIndices2025(folder: InputFolder) {
  return readTable(folder, indicesFiles[2021], indices2025Schema).map((row) => ({
    ...pickIndices(row),
    code: row.lsoa21,
    population: row.pop_2021,
    children: row.pop_0_15_2021,
  }));
}

function pickIndices(row: z.output<z.ZodObject<typeof indices>>) {
  return {
    imdScore: row.imd_score,
    imdRank: row.imd_rank,
    imdDecile: row.imd_decile,
    idaciRank: row.idaci_rank,
    idaciDecile: row.idaci_decile,
    incomeDeprivedChildren: row.idaci_numerator,
    statedLocality: row.locality,
  };
}

function readPlaces2011(folder: InputFolder) {
  return readTable(folder, placeFiles[2011], place2011Schema).map((row) => ({
    code: row.lsoa11,
    name: row.lsoa11_name,
    wardCode: row.ward2018,
    localityCode: row.locality,
    longitude: row.lon,
    latitude: row.lat,
  }));
}

function readPlaces2021(folder: InputFolder): Place[] {
  return readTable(folder, placeFiles[2021], place2021Schema).map((row) => ({
    code: row.lsoa21,
    name: row.lsoa21_name,
    wardCode: row.ward2018,
    localityCode: row.locality,
  }));
}

function middlesOfLivePostcodes(postcodes: readonly PlacedPostcode[]): Map<string, Point> {
  const live = Map.groupBy(
    postcodes.filter((row) => row.live),
    (row) => row.lsoa2021,
  );
  const middles = new Map<string, Point>();
  for (const [code, points] of live) {
    middles.set(code, {
      longitude: mean(points.map((point) => point.longitude)),
      latitude: mean(points.map((point) => point.latitude)),
    });
  }
  return middles;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
