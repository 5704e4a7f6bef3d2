import { type ReleaseKind, releaseKinds } from '#shared/reference/releases.ts';
import { smallAreaLinesOf } from './compile.ts';
import type {
  IndexYear,
  OutsidePostcodeFigures,
  PostcodeFigures,
  ReferenceFigures,
} from './figures.ts';

export interface Release {
  readonly kind: ReleaseKind;
  /** Counted from 1 for each kind; a decision names the releases it was made with by these. */
  readonly number: number;
  readonly name: string;
}

/**
 * Every release that was ever compiled, and of those that were replaced all that differed: whole
 * tables of small areas, since a place within the city depends on all of them, and the postcodes
 * that lay elsewhere. Lines begin with the number of the last release they were true in.
 */
export interface ReleaseHistory {
  readonly releases: readonly Release[];
  readonly smallAreas: Readonly<Record<IndexYear, readonly string[]>>;
  readonly places: readonly string[];
}

/** The history of figures that were never compiled before: one release of each kind. */
export function firstHistory(figures: ReferenceFigures): ReleaseHistory {
  const releases = releaseKinds.map((kind) => ({ kind, number: 1, name: nameOf(figures, kind) }));
  return { releases, smallAreas: { 2019: [], 2025: [] }, places: [] };
}

/**
 * The history once `after` takes the place of `before`. A kind whose figures and name stay the same
 * gets no new release, so running again with the same files changes nothing.
 */
export function nextHistory(
  history: ReleaseHistory,
  before: ReferenceFigures,
  after: ReferenceFigures,
): ReleaseHistory {
  const released = (kind: ReleaseKind): number =>
    Math.max(...history.releases.filter((one) => one.kind === kind).map(({ number }) => number));
  const replaced = (year: IndexYear): string[] => {
    const lines = smallAreaLinesOf(before, year);
    return lines.join('\n') === smallAreaLinesOf(after, year).join('\n')
      ? []
      : lines.map((line) => `${released(`deprivation${year}`)}|${line}`);
  };
  const gone = { 2019: replaced(2019), 2025: replaced(2025) };
  const moved = changedPlaces(before, after).map((line) => `${released('postcodes')}|${line}`);
  const isNew: Readonly<Record<ReleaseKind, boolean>> = {
    postcodes: moved.length > 0,
    deprivation2019: gone[2019].length > 0,
    deprivation2025: gone[2025].length > 0,
  };
  const added = releaseKinds
    .filter((kind) => isNew[kind] || nameOf(before, kind) !== nameOf(after, kind))
    .map((kind) => ({ kind, number: released(kind) + 1, name: nameOf(after, kind) }));
  return {
    releases: [...history.releases, ...added],
    smallAreas: {
      2019: [...history.smallAreas[2019], ...gone[2019]],
      2025: [...history.smallAreas[2025], ...gone[2025]],
    },
    places: [...history.places, ...moved],
  };
}

function nameOf({ provenance }: ReferenceFigures, kind: ReleaseKind): string {
  return provenance[kind];
}

/** Where each postcode lay that lies elsewhere now, or was alive, or was not listed at all. */
function changedPlaces(before: ReferenceFigures, after: ReferenceFigures): string[] {
  const old = placesOf(before);
  const now = placesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((postcode) => old.get(postcode) !== now.get(postcode))
    .sort()
    .map((postcode) => `${postcode}|${old.get(postcode) ?? ''}`);
}

function placesOf(figures: ReferenceFigures): Map<string, string> {
  return new Map<string, string>([
    ...figures.postcodes.map((row) => [row.postcode, insidePlace(row)] as const),
    ...figures.postcodesOutside.map((row) => [row.postcode, outsidePlace(row)] as const),
  ]);
}

function insidePlace(row: PostcodeFigures): string {
  const flags = `${Number(row.live)}${Number(row.nearEdge)}`;
  return [row.lsoa2011, row.lsoa2021, row.wardCode, row.localityCode, flags].join('|');
}

function outsidePlace({ councilCode, councilName, live }: OutsidePostcodeFigures): string {
  return [councilCode, councilName, Number(live)].join('|');
}
