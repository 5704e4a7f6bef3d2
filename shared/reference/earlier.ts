import {
  earlierPlaceLines,
  earlierSmallAreaLines2019,
  earlierSmallAreaLines2025,
} from './compiled/earlier.ts';
import { decodeSmallAreas, type SmallArea, type Vintage } from './small-areas.ts';

/** Where a postcode lay by a release that was replaced. */
export type EarlierPlace =
  | {
      readonly status: 'inside';
      readonly live: boolean;
      readonly nearEdge: boolean;
      readonly localityCode: string;
      readonly wardCode: string;
      readonly lsoa2011: string;
      readonly lsoa2021: string;
    }
  | { readonly status: 'outside'; readonly councilCode: string; readonly councilName: string }
  | { readonly status: 'unknown'; readonly reason: 'not-listed' };

/**
 * The figures of releases that were replaced, to explain what was decided with them.
 *
 * Not exported by `index.ts`: nobody is placed by them any more, and no request must carry them.
 */
export interface EarlierFigures {
  /** All small areas as a release had them; undefined when they are as they were then. */
  readonly smallAreas: (year: Vintage, release: number) => readonly SmallArea[] | undefined;
  /** Where a postcode in normal form lay; undefined when it lies where it lay then. */
  readonly place: (postcode: string, release: number) => EarlierPlace | undefined;
}

/** The lines that `infra/commands/reference/history.ts` writes, each from the release it was last true in. */
export interface EarlierLines {
  readonly smallAreas: Readonly<Record<Vintage, string>>;
  readonly places: string;
}

export function earlierFigures(): EarlierFigures {
  return decodeEarlier({
    smallAreas: { 2019: earlierSmallAreaLines2019, 2025: earlierSmallAreaLines2025 },
    places: earlierPlaceLines,
  });
}

export function decodeEarlier(lines: EarlierLines): EarlierFigures {
  return {
    smallAreas: (year, release) => {
      const later = rowsIn(lines.smallAreas[year]).filter(
        ({ lastTrueIn }) => lastTrueIn >= release,
      );
      const lastTrueIn = Math.min(...later.map((row) => row.lastTrueIn));
      const rows = later.filter((row) => row.lastTrueIn === lastTrueIn);
      return rows.length === 0
        ? undefined
        : decodeSmallAreas(rows.map(({ rest }) => rest).join('\n'), year);
    },
    place: (postcode, release) => {
      const [row] = rowsIn(lines.places)
        .filter(({ lastTrueIn, rest }) => lastTrueIn >= release && rest.startsWith(`${postcode}|`))
        .sort((one, other) => one.lastTrueIn - other.lastTrueIn);
      return row === undefined ? undefined : placeIn(row.rest.split('|').slice(1));
    },
  };
}

function rowsIn(lines: string): { readonly lastTrueIn: number; readonly rest: string }[] {
  if (lines === '') return [];
  return lines.split('\n').map((line) => {
    const bar = line.indexOf('|');
    return { lastTrueIn: Number(line.slice(0, bar)), rest: line.slice(bar + 1) };
  });
}

/** Five fields inside the city, three outside it, and one blank where it was not listed. */
function placeIn(fields: readonly string[]): EarlierPlace {
  const [first = '', second = '', wardCode = '', localityCode, flags = ''] = fields;
  if (first === '') return { status: 'unknown', reason: 'not-listed' };
  if (localityCode === undefined) {
    return { status: 'outside', councilCode: first, councilName: second };
  }
  return {
    ...{ status: 'inside', live: flags.startsWith('1'), nearEdge: flags.endsWith('1') },
    ...{ localityCode, wardCode, lsoa2011: first, lsoa2021: second },
  };
}
