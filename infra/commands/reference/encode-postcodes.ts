import { invariant } from '#shared/kernel/index.ts';
import type { ReferenceFigures } from './figures.ts';

/** The letters a postcode may end in, in the order that numbers the 400 units of a sector. */
export const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ';
const unitsInSector = unitLetters.length ** 2;

/** A unit's byte holds two flags, which leaves six bits for its place. */
const placesInSector = 64;

interface Unit {
  readonly slot: number;
  readonly place: string;
  readonly live: boolean;
  readonly nearEdge: boolean;
}

/**
 * One line a sector, four fields between bars:
 *
 * 1. the sector, `B42 1`;
 * 2. its places: `area2011.area2021.ward.locality` inside the city, `council` outside, all as
 *    positions in the compiled tables;
 * 3. which of the 400 units exist: one bit each, lowest bit first, in base64;
 * 4. one byte for each unit that exists, in base64: place × 4 + live × 2 + near an edge.
 *
 * `shared/reference/postcode-table.ts` reads it back.
 */
export function encodePostcodes(
  figures: ReferenceFigures,
  councilCodes: readonly string[],
): string[] {
  const area2011 = positions(figures.smallAreas2011.map((row) => row.code));
  const area2021 = positions(figures.smallAreas2021.map((row) => row.code));
  const ward = positions(figures.wards.map((row) => row.code));
  const locality = positions(figures.localities.map((row) => row.code));
  const council = positions(councilCodes);
  const sectors = new Map<string, Unit[]>();
  const add = (postcode: string, unit: Omit<Unit, 'slot'>) => {
    const sector = postcode.slice(0, -2);
    const units = sectors.get(sector) ?? [];
    units.push({ ...unit, slot: slotOf(postcode) });
    sectors.set(sector, units);
  };
  for (const row of figures.postcodes) {
    const place = [
      area2011(row.lsoa2011),
      area2021(row.lsoa2021),
      ward(row.wardCode),
      locality(row.localityCode),
    ].join('.');
    add(row.postcode, { place, live: row.live, nearEdge: row.nearEdge });
  }
  for (const row of figures.postcodesOutside) {
    const place = String(council(row.councilCode));
    add(row.postcode, { place, live: row.live, nearEdge: false });
  }
  return [...sectors]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([sector, units]) => encodeSector(sector, units));
}

function encodeSector(sector: string, units: readonly Unit[]): string {
  const places = [...new Set(units.map((unit) => unit.place))].sort();
  invariant(places.length <= placesInSector, `${sector} has too many places for its bytes`);
  const present = new Uint8Array(unitsInSector / 8);
  const ordered = [...units].sort((one, other) => one.slot - other.slot);
  const bytes = ordered.map((unit) => {
    const byte = unit.slot >> 3;
    present[byte] = (present[byte] ?? 0) | (1 << (unit.slot & 7));
    return places.indexOf(unit.place) * 4 + Number(unit.live) * 2 + Number(unit.nearEdge);
  });
  return [sector, places.join(' '), base64(present), base64(Uint8Array.from(bytes))].join('|');
}

function slotOf(postcode: string): number {
  const [first = '', second = ''] = postcode.slice(-2);
  return unitLetters.indexOf(first) * unitLetters.length + unitLetters.indexOf(second);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function positions(codes: readonly string[]): (code: string) => number {
  const position = new Map(codes.map((code, index) => [code, index]));
  return (code) => {
    const found = position.get(code);
    invariant(found !== undefined, `${code} passed the checks but is in no table`);
    return found;
  };
}
