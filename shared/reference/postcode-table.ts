import { sectorLines } from './compiled/postcodes.ts';
import { at, councils, localities, wards, type Council } from './places.ts';
import { smallAreas2011, smallAreas2021, type SmallArea } from './small-areas.ts';

/** Where a postcode lies: in the city, or in a council outside it. */
export type Site = SiteInside | SiteOutside;

export interface SiteInside {
  readonly inside: true;
  readonly area2011: SmallArea;
  readonly area2021: SmallArea;
  readonly wardCode: string;
  /** The postcode's own locality, which near an edge may not be its small area's. */
  readonly localityCode: string;
}

export interface SiteOutside {
  readonly inside: false;
  readonly council: Council;
}

export interface TabledPostcode {
  readonly site: Site;
  readonly live: boolean;
  readonly nearEdge: boolean;
}

interface Sector {
  readonly sites: readonly Site[];
  /** One number a unit: 0 where no such postcode is known, else its byte plus one. */
  readonly units: Uint16Array;
}

/** The letters a postcode may end in, in the order that numbers the 400 units of a sector. */
const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ';

/**
 * The 266 sectors, still packed. Each is unpacked when one of its postcodes is first asked for, so
 * a function that looks up one family pays for one sector.
 */
const packed = new Map<string, string>();
const unpacked = new Map<string, Sector>();

/** What is known of one postcode; nothing when the release does not list it. */
export function findUnit(sectorName: string, unit: string): TabledPostcode | undefined {
  const sector = findSector(sectorName);
  return sector === undefined ? undefined : unitAt(sector, slotOf(unit));
}

/** Every postcode of a sector, in order; none when the release does not list the sector. */
export function* unitsOf(
  sectorName: string,
): Generator<TabledPostcode & { readonly postcode: string }> {
  const sector = findSector(sectorName);
  if (sector === undefined) return;
  for (let slot = 0; slot < sector.units.length; slot += 1) {
    const found = unitAt(sector, slot);
    if (found !== undefined) yield { ...found, postcode: `${sectorName}${unitOf(slot)}` };
  }
}

export function sectorNames(): Iterable<string> {
  return sectorsPacked().keys();
}

function unitAt({ sites, units }: Sector, slot: number): TabledPostcode | undefined {
  const value = units[slot] ?? 0;
  if (value === 0) return undefined;
  const byte = value - 1;
  const site = sites[byte >> 2];
  return site && { site, live: (byte & 2) !== 0, nearEdge: (byte & 1) !== 0 };
}

function findSector(name: string): Sector | undefined {
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const line = sectorsPacked().get(name);
  if (line === undefined) return undefined;
  const sector = unpack(line);
  unpacked.set(name, sector);
  return sector;
}

function sectorsPacked(): ReadonlyMap<string, string> {
  if (packed.size === 0) {
    for (const line of sectorLines.split('\n')) packed.set(line.slice(0, line.indexOf('|')), line);
  }
  return packed;
}

/** Reads a line that `infra/commands/reference/encode-postcodes.ts` writes, and describes. */
function unpack(line: string): Sector {
  const [, places = '', presentText = '', bytesText = ''] = line.split('|');
  const present = Buffer.from(presentText, 'base64');
  const bytes = Buffer.from(bytesText, 'base64');
  const units = new Uint16Array(unitLetters.length ** 2);
  let next = 0;
  for (let slot = 0; slot < units.length; slot += 1) {
    if (((present[slot >> 3] ?? 0) & (1 << (slot & 7))) === 0) continue;
    units[slot] = (bytes[next] ?? 0) + 1;
    next += 1;
  }
  return { sites: places.split(' ').map(siteOf), units };
}

function siteOf(place: string): Site {
  const [first, area2021, ward, locality] = place.split('.');
  if (area2021 === undefined) return { inside: false, council: at(councils, first) };
  return {
    inside: true,
    area2011: at(smallAreas2011, first),
    area2021: at(smallAreas2021, area2021),
    wardCode: at(wards, ward).code,
    localityCode: at(localities, locality).code,
  };
}

function slotOf(unit: string): number {
  return (
    unitLetters.indexOf(unit.charAt(0)) * unitLetters.length + unitLetters.indexOf(unit.charAt(1))
  );
}

function unitOf(slot: number): string {
  const first = Math.floor(slot / unitLetters.length);
  return unitLetters.charAt(first) + unitLetters.charAt(slot % unitLetters.length);
}
