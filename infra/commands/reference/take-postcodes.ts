import { done, refused, type Result } from '#shared/kernel/index.ts';
import type {
  InputProblem,
  OutsidePostcodeFigures,
  PostcodeFigures,
  ReferenceFigures,
} from './figures.ts';
import { type Places, placesBy } from './place-postcode.ts';
import type { ListedPostcode, PostcodeListing } from './readers/postcode-listing.ts';

/** Birmingham City Council. */
export const cityCouncilCode = 'E08000025';

/** More sectors than this with nothing left alive, and the file was cut rather than the city. */
const mostSectorsGone = 1 / 20;

/**
 * The figures once a release of postcodes takes the place of the one they have. What is no longer
 * listed has ended and is kept, for people go on giving it for years. A postcode that the release
 * does not move keeps its areas and its locality.
 */
export function takePostcodes(
  before: ReferenceFigures,
  listing: PostcodeListing,
  councilNames: ReadonlyMap<string, string>,
): Result<ReferenceFigures, readonly InputProblem[]> {
  const problems = [
    ...areasOfAnotherCensus(before, listing),
    ...newCouncils(before, listing, councilNames),
  ];
  if (problems.length > 0) return refused(problems);
  const names = new Map([...namesIn(before), ...councilNames]);
  const places = placesBy(before);
  const inside = new Map(before.postcodes.map((row) => [row.postcode, { ...row, live: false }]));
  const outside = new Map(
    before.postcodesOutside.map((row) => [row.postcode, { ...row, live: false }]),
  );
  for (const one of listing.listed) {
    const held = { inside: inside.get(one.postcode), outside: outside.get(one.postcode) };
    const next = nextOf(one, held, places, names);
    if (next === undefined) continue;
    inside.delete(one.postcode);
    outside.delete(one.postcode);
    if ('lsoa2011' in next) inside.set(one.postcode, next);
    else outside.set(one.postcode, next);
  }
  const after = {
    ...before,
    postcodes: [...inside.values()],
    postcodesOutside: [...outside.values()],
  };
  const gone = sectorsGone(before, after);
  return gone === undefined ? done(after) : refused([{ file: listing.file, reason: gone }]);
}

interface Held {
  readonly inside: PostcodeFigures | undefined;
  readonly outside: OutsidePostcodeFigures | undefined;
}

/** Where a listed postcode lies now; nothing when we neither hold it nor can or need to place it. */
function nextOf(
  one: ListedPostcode,
  held: Held,
  places: Places,
  names: ReadonlyMap<string, string>,
): PostcodeFigures | OutsidePostcodeFigures | undefined {
  const live = !one.ended;
  if (one.councilCode === cityCouncilCode) {
    const site = places.of(one, held.inside);
    return site && { postcode: one.postcode, live, ...site };
  }
  if (one.councilCode === '') {
    const known = held.inside ?? held.outside;
    return known && { ...known, live };
  }
  // One that ended outside the city before we knew of it is nobody's address that could be refused.
  if (one.ended && held.inside === undefined && held.outside === undefined) return undefined;
  const councilName = names.get(one.councilCode) ?? '';
  return { postcode: one.postcode, councilCode: one.councilCode, councilName, live };
}

function areasOfAnotherCensus(before: ReferenceFigures, listing: PostcodeListing): InputProblem[] {
  const areas2011 = new Set(before.smallAreas2011.map(({ code }) => code));
  const areas2021 = new Set(before.smallAreas2021.map(({ code }) => code));
  const wrong = listing.listed.filter(({ areas, councilCode }) => {
    if (areas === undefined || councilCode !== cityCouncilCode) return false;
    return !areas2011.has(areas.lsoa2011) || !areas2021.has(areas.lsoa2021);
  });
  const [first] = wrong;
  if (first?.areas === undefined) return [];
  const { lsoa2011, lsoa2021 } = first.areas;
  const older = areas2011.has(lsoa2021) && !areas2021.has(lsoa2021);
  const reason = older
    ? `lsoa21 is "${lsoa2021}", a small area of 2011 that 2021 divided: the column holds codes of 2011 where those of 2021 are asked for.`
    : `${first.postcode} is in ${lsoa2011} and ${lsoa2021}, and the city has no such small areas of 2011 and 2021.`;
  const more = wrong.length === 1 ? '' : ` ${wrong.length} rows are so.`;
  const mend = ' Take the ONS Postcode Directory as it was published.';
  return [{ file: listing.file, line: first.line, reason: `${reason}${more}${mend}` }];
}

function newCouncils(
  before: ReferenceFigures,
  { file, listed }: PostcodeListing,
  councilNames: ReadonlyMap<string, string>,
): InputProblem[] {
  const known = new Set([...namesIn(before).keys(), ...councilNames.keys(), cityCouncilCode, '']);
  const unknown = new Map(
    listed
      .filter(({ ended, councilCode }) => !ended && !known.has(councilCode))
      .map((one) => [one.councilCode, one]),
  );
  return [...unknown.values()].map(({ line, postcode, councilCode }) => ({
    ...{ file, line },
    reason: `${postcode} is in ${councilCode}, a council we have no name for. Say it: --council "${councilCode}=Its name".`,
  }));
}

function namesIn({ postcodesOutside }: ReferenceFigures): Map<string, string> {
  return new Map(postcodesOutside.map((row) => [row.councilCode, row.councilName]));
}

function sectorsGone(before: ReferenceFigures, after: ReferenceFigures): string | undefined {
  const left = liveSectors(after);
  const all = [...liveSectors(before)];
  const gone = all.filter((sector) => !left.has(sector));
  if (gone.length <= all.length * mostSectorsGone) return undefined;
  return `${gone.length} of ${all.length} sectors have no live postcode in it, ${gone[0] ?? ''} among them: this is not all of the B area, or the file was cut off. Download it again.`;
}

function liveSectors({ postcodes, postcodesOutside }: ReferenceFigures): Set<string> {
  return new Set(
    [...postcodes, ...postcodesOutside]
      .filter(({ live }) => live)
      .map(({ postcode }) => postcode.slice(0, -2)),
  );
}
