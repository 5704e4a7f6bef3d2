import type { PostcodeFigures, ReferenceFigures } from './figures.ts';
import type { Point } from './grid-reference.ts';
import { shapesOf } from './place-points.ts';
import type { ListedPostcode } from './readers/postcode-listing.ts';

type Site = Omit<PostcodeFigures, 'postcode' | 'live'>;

export interface Places {
  /** Where a postcode of the city lies; nothing when neither its publisher nor its point says. */
  readonly of: (one: ListedPostcode, held: PostcodeFigures | undefined) => Site | undefined;
}

/**
 * How far an outline may be off. Of the 21,652 live postcodes of October 2025, each placed by full
 * boundaries, the furthest outside its own simplified outline was 43 m for 2011 and 97 m for 2021.
 */
const outlineOff = { 2011: 50, 2021: 100 };

/** What `nearEdge` means where the publisher says the area. */
const nearEdgeMetres = 10;

/**
 * Places postcodes of the city. The publisher's own small areas are taken at their word; where it
 * has none, a postcode keeps the areas we hold until its point is clearly outside them, and a new
 * one is placed by its point in our outlines, near an edge where those may be off.
 */
export function placesBy(figures: ReferenceFigures): Places {
  const localities = shapesOf(figures.outlines.localities);
  const shapes2011 = shapesOf(figures.outlines.smallAreas2011);
  const shapes2021 = shapesOf(figures.outlines.smallAreas2021);
  const bestFit = new Map(figures.smallAreas2011.map((area) => [area.code, area.localityCode]));
  const families = familiesIn(figures.postcodes);
  const localityOf = (lsoa2011: string, point: Point | undefined) =>
    (point && localities.at(point)?.code) ?? bestFit.get(lsoa2011) ?? '';
  const edge = (point: Point | undefined) =>
    point === undefined ? Infinity : (shapes2011.at(point)?.edgeMetres ?? 0);

  const byPoint = (point: Point, wardCode: string): Site | undefined => {
    const found = shapes2011.at(point);
    if (found === undefined) return undefined;
    const family = [...(families.get(found.code) ?? [])];
    const drawn = shapes2021.at(point)?.code;
    const nearest = family
      .map((code) => ({ code, metres: shapes2021.metresOutside(code, point) }))
      .sort((one, other) => one.metres - other.metres)[0]?.code;
    const lsoa2021 = drawn !== undefined && family.includes(drawn) ? drawn : (nearest ?? drawn);
    if (lsoa2021 === undefined) return undefined;
    return {
      ...{ lsoa2011: found.code, lsoa2021, wardCode },
      localityCode: localityOf(found.code, point),
      nearEdge: found.edgeMetres <= outlineOff[2011],
    };
  };

  return {
    of: ({ areas, point, wardCode }, held) => {
      if (areas !== undefined) {
        const same = held?.lsoa2011 === areas.lsoa2011 && held.lsoa2021 === areas.lsoa2021;
        if (same) return { ...siteOf(held), wardCode };
        const localityCode = localityOf(areas.lsoa2011, point);
        return { ...areas, wardCode, localityCode, nearEdge: edge(point) <= nearEdgeMetres };
      }
      if (held === undefined) return point && byPoint(point, wardCode);
      const stays =
        point === undefined ||
        (shapes2011.metresOutside(held.lsoa2011, point) <= outlineOff[2011] &&
          shapes2021.metresOutside(held.lsoa2021, point) <= outlineOff[2021]);
      const moved = stays ? undefined : byPoint(point, wardCode);
      return moved ?? { ...siteOf(held), wardCode };
    },
  };
}

/** The areas of 2021 that postcodes of each area of 2011 lie in: itself, or what it was divided into. */
function familiesIn(postcodes: readonly PostcodeFigures[]): Map<string, Set<string>> {
  const families = new Map<string, Set<string>>();
  for (const { lsoa2011, lsoa2021 } of postcodes) {
    const family = families.get(lsoa2011) ?? new Set();
    families.set(lsoa2011, family.add(lsoa2021));
  }
  return families;
}

function siteOf({ lsoa2011, lsoa2021, wardCode, localityCode, nearEdge }: PostcodeFigures): Site {
  return { lsoa2011, lsoa2021, wardCode, localityCode, nearEdge };
}
