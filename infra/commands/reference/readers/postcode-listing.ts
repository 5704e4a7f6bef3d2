import { done, refused, type Result } from '#shared/kernel/index.ts';
import { parsePostcode } from '#shared/reference/postcode.ts';
import type { InputProblem } from '../figures.ts';
import { pointOfGrid, type Point } from '../grid-reference.ts';
import { type PublisherFile, type PublisherRow, readPublisherFile } from './publisher-file.ts';

/** A postcode as its publisher lists it, whoever that is. */
export interface ListedPostcode {
  readonly line: number;
  /** In normal form: `B8 3BB`. */
  readonly postcode: string;
  readonly ended: boolean;
  /** The council and ward it lies in; blank where the publisher has no place for it. */
  readonly councilCode: string;
  readonly wardCode: string;
  /** Its small areas by the publisher's own word; OS Code-Point Open has none. */
  readonly areas?: { readonly lsoa2011: string; readonly lsoa2021: string };
  readonly point?: Point;
}

export interface PostcodeListing {
  readonly file: string;
  /** What the release is called, as far as the file says. */
  readonly name?: string;
  readonly listed: readonly ListedPostcode[];
}

type Read = Result<PostcodeListing, readonly InputProblem[]>;

/** In a B postcode a digit follows at once: `BA1` and `BS1` are of other towns. */
const isOurs = (line: string): boolean => /^"?B\d/.test(line);

/**
 * Reads a release of postcodes in its publisher's own layout: the ONS Postcode Directory (all of
 * it, or the file of the B area) or OS Code-Point Open (`b.csv`). Only B postcodes are read.
 */
export function readPostcodeListing(path: string): Read {
  const read = readPublisherFile(path, isOurs);
  if (!read.ok) return refused([read.failure]);
  const [first = ''] = read.value.first;
  if (read.value.first.length === codePointColumns && parsePostcode(first) !== undefined) {
    const top = { line: 1, cells: read.value.first };
    return listingOf({ ...read.value, rows: [top, ...read.value.rows] }, codePointRow);
  }
  return readDirectory(read.value);
}

/** Code-Point Open has no header: postcode, quality, easting, northing, five areas, ward. */
const codePointColumns = 10;

/** The worst quality of a point: the postcode is in no place that is known. */
const noPoint = '90';

function codePointRow({ line, cells }: PublisherRow): ListedPostcode | string {
  const [typed = '', quality, easting, northing, , , , , councilCode = '', wardCode = ''] = cells;
  const postcode = parsePostcode(typed)?.text;
  if (cells.length !== codePointColumns) return `Has ${cells.length} cells where 10 are expected.`;
  if (postcode === undefined) return `"${typed}" is not a postcode.`;
  const placed = quality !== noPoint && Number(easting) > 0;
  return {
    ...{ line, postcode, ended: false, councilCode, wardCode },
    ...(placed && { point: pointOfGrid(Number(easting), Number(northing)) }),
  };
}

/** The columns wanted of the directory, by the names they have had: those with a year since 2025. */
const wanted = {
  pcds: /^pcds$/,
  doterm: /^doterm$/,
  'oslaua or lad..cd': /^(oslaua|laua|lad\d\dcd)$/,
  'osward or wd..cd': /^(osward|ward|wd\d\dcd)$/,
  lsoa11: /^lsoa11(cd)?$/,
  lsoa21: /^lsoa21(cd)?$/,
  lat: /^lat$/,
  long: /^long$/,
};

function readDirectory(read: PublisherFile): Read {
  const header = read.first.map((name) => name.toLowerCase());
  const found = Object.values(wanted).map((name) => header.findIndex((one) => name.test(one)));
  const missing = Object.keys(wanted).filter((_, index) => found[index] === -1);
  if (missing.length > 0) {
    const reason = `Column ${missing.join(', ')} is missing. ${whatItIs(header)}`;
    return refused([{ file: read.file, line: 1, reason }]);
  }
  const name = directoryName(read.file);
  const listing = listingOf(read, (row) => directoryRow(row, header.length, found));
  return listing.ok && name !== undefined ? done({ ...listing.value, name }) : listing;
}

function whatItIs(header: readonly string[]): string {
  if (header.some((name) => name.startsWith('lsoa code'))) {
    return 'This is a file of the indices of deprivation: give it with --deprivation.';
  }
  if (header.includes('pcds') && !header.some((name) => name.startsWith('lsoa11'))) {
    return 'This looks like the National Statistics Postcode Lookup, which knows areas of one census only: take the ONS Postcode Directory (ONSPD), Data/ONSPD_…_UK.csv, from the Open Geography Portal.';
  }
  return 'Give the ONS Postcode Directory (Data/ONSPD_…_UK.csv, or …_UK_B.csv of its folder multi_csv) or b.csv of OS Code-Point Open, as they were published.';
}

function directoryRow(
  { line, cells }: PublisherRow,
  length: number,
  columns: readonly number[],
): ListedPostcode | string {
  if (cells.length !== length) {
    return `Has ${cells.length} cells where ${length} are expected.`;
  }
  const [typed = '', doterm, councilCode = '', wardCode = '', lsoa2011 = '', lsoa2021 = '', y, x] =
    columns.map((column) => cells[column]?.trim() ?? '');
  const postcode = parsePostcode(typed)?.text;
  if (postcode === undefined) return `pcds "${typed}" is not a postcode.`;
  const [latitude, longitude] = [Number(y), Number(x)];
  return {
    ...{ line, postcode, ended: doterm !== '', councilCode, wardCode },
    areas: { lsoa2011, lsoa2021 },
    // 99.999999 stands for a postcode without a grid reference.
    ...(y !== '' && latitude < 90 && { point: { longitude, latitude } }),
  };
}

function listingOf(
  { file, rows }: PublisherFile,
  read: (row: PublisherRow) => ListedPostcode | string,
): Read {
  const listed: ListedPostcode[] = [];
  const problems: InputProblem[] = [];
  for (const row of rows) {
    const one = read(row);
    if (typeof one === 'string') problems.push({ file, line: row.line, reason: one });
    else listed.push(one);
  }
  if (listed.length === 0 && problems.length === 0) {
    const reason =
      'Has no B postcode. Of Code-Point Open, give b.csv; of the directory, the UK or B file.';
    problems.push({ file, reason });
  }
  return problems.length > 0 ? refused(problems) : done({ file, listed });
}

/** `ONSPD_MAY_2026_UK.csv` is called after its month; another name says nothing. */
function directoryName(file: string): string | undefined {
  const [, month = '', year] = /ONSPD_([A-Z]{3,9})_(20\d\d)/i.exec(file) ?? [];
  if (year === undefined) return undefined;
  const capital = month.charAt(0).toUpperCase() + month.slice(1).toLowerCase();
  return `ONS Postcode Directory, ${capital} ${year}`;
}
