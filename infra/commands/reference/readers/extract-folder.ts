import { done, refused, type Result } from '#shared/kernel/index.ts';
import * as z from 'zod';
import type {
  InputProblem,
  LocalityFigures,
  OutsidePostcodeFigures,
  PlacedPostcode,
  PostcodeFigures,
  ReferenceFigures,
  WardFigures,
} from '../figures.ts';
import * as column from './columns.ts';
import { type InputFolder, readTable } from './csv-table.ts';
import { compareSectorWeights, readSectorWeights } from './sector-weights.ts';
import { joinSmallAreas, readSmallAreaTables } from './small-area-tables.ts';
import { readProvenance } from './sources-file.ts';
import { readTopology } from './topology-file.ts';

/**
 * Reads the city extract: one folder of tables cut from the official files for Birmingham, with
 * their SOURCES.md. Either everything parses and agrees, or every problem found comes back. Tables
 * are compared only once each is whole, since a row that fails alone would fail there again.
 */
export function readExtractFolder(path: string): Result<ReferenceFigures, readonly InputProblem[]> {
  const folder: InputFolder = { path, problems: [] };
  const provenance = readProvenance(folder);
  const localities = readLocalities(folder);
  const wards = readWards(folder);
  const postcodes = readPostcodes(folder);
  const postcodesOutside = readPostcodesOutside(folder);
  const areaTables = readSmallAreaTables(folder);
  const sectorWeights = readSectorWeights(folder);
  const localityOutlines = readTopology(folder, 'geo/localities10.topojson');
  const outlines2011 = readTopology(folder, 'geo/lsoa11_639.topojson');
  const outlines2021 = readTopology(folder, 'geo/lsoa21_659.topojson');
  const anyUnread =
    localityOutlines === undefined || outlines2011 === undefined || outlines2021 === undefined;
  if (folder.problems.length > 0 || anyUnread) return refused(folder.problems);
  const smallAreas = joinSmallAreas(folder, areaTables, postcodes);
  compareSectorWeights(folder, sectorWeights, postcodes);
  if (folder.problems.length > 0) return refused(folder.problems);
  return done({
    provenance,
    localities,
    wards,
    ...smallAreas,
    postcodes: postcodes.map(withoutPoint),
    postcodesOutside,
    outlines: {
      localities: localityOutlines,
      smallAreas2011: outlines2011,
      smallAreas2021: outlines2021,
    },
  });
}

const localityRowSchema = z.object({
  locality: column.slug,
  locality_name: column.text,
  pcon2010: column.officialCode,
});

function readLocalities(folder: InputFolder): LocalityFigures[] {
  return readTable(folder, 'localities.csv', localityRowSchema).map((row) => ({
    code: row.locality,
    name: row.locality_name,
    constituencyCode: row.pcon2010,
  }));
}

const wardRowSchema = z.object({
  ward2018: column.officialCode,
  ward2018_name: column.text,
  locality_shares: column.localityShares,
});

function readWards(folder: InputFolder): WardFigures[] {
  return readTable(folder, 'wards2018.csv', wardRowSchema).map((row) => ({
    code: row.ward2018,
    name: row.ward2018_name,
    localityShares: row.locality_shares,
  }));
}

const postcodeRowSchema = z.object({
  postcode: column.postcode,
  live: column.flag,
  lsoa11: column.officialCode,
  lsoa21: column.officialCode,
  ward2018: column.officialCode,
  locality: column.slug,
  near_edge: column.flag,
  lon: column.decimal,
  lat: column.decimal,
});

function readPostcodes(folder: InputFolder): PlacedPostcode[] {
  return readTable(folder, 'postcodes_birmingham.csv', postcodeRowSchema).map((row) => ({
    postcode: row.postcode,
    live: row.live,
    lsoa2011: row.lsoa11,
    lsoa2021: row.lsoa21,
    wardCode: row.ward2018,
    localityCode: row.locality,
    nearEdge: row.near_edge,
    longitude: row.lon,
    latitude: row.lat,
  }));
}

function withoutPoint({ longitude: _x, latitude: _y, ...row }: PlacedPostcode): PostcodeFigures {
  return row;
}

const outsideRowSchema = z.object({
  postcode: column.postcode,
  lad: column.officialCode,
  lad_name: column.text,
});

function readPostcodesOutside(folder: InputFolder): OutsidePostcodeFigures[] {
  const file = 'postcodes_b_area_outside_birmingham.csv';
  return readTable(folder, file, outsideRowSchema).map((row) => ({
    postcode: row.postcode,
    councilCode: row.lad,
    councilName: row.lad_name,
    live: true,
  }));
}
