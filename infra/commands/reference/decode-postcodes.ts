import { invariant } from '#shared/kernel/index.ts';
import { unitLetters } from './encode-postcodes.ts';
import type { OutsidePostcodeFigures, PostcodeFigures } from './figures.ts';

interface Coded {
  readonly code: string;
}

/** The compiled tables that a place's positions count in. */
export interface CompiledTables {
  readonly localities: readonly Coded[];
  readonly wards: readonly Coded[];
  readonly councils: readonly { readonly code: string; readonly name: string }[];
  readonly smallAreas2011: readonly Coded[];
  readonly smallAreas2021: readonly Coded[];
}

/** Reads the lines that `encode-postcodes.ts` writes, all sectors of them. */
export function decodePostcodes(lines: readonly string[], tables: CompiledTables) {
  const postcodes: PostcodeFigures[] = [];
  const postcodesOutside: OutsidePostcodeFigures[] = [];
  for (const line of lines) {
    const [sector = '', places = '', present = '', bytes = ''] = line.split('|');
    const listed = placesIn(places, tables);
    const units = Buffer.from(bytes, 'base64');
    slotsIn(Buffer.from(present, 'base64')).forEach((slot, index) => {
      const unit = units[index] ?? 0;
      const place = listed[unit >> 2];
      invariant(place !== undefined, `${sector} has a unit whose place is not there`);
      const postcode = `${sector}${lettersOf(slot)}`;
      const live = (unit & 2) !== 0;
      if (place.inside) {
        postcodes.push({ postcode, live, ...place.site, nearEdge: (unit & 1) !== 0 });
      } else {
        postcodesOutside.push({ postcode, ...place.site, live });
      }
    });
  }
  return { postcodes, postcodesOutside };
}

function placesIn(places: string, tables: CompiledTables) {
  return places.split(' ').map((place) => {
    const [first, area2021, ward, locality] = place.split('.');
    if (area2021 === undefined) {
      const { code, name } = at(tables.councils, first);
      return { inside: false as const, site: { councilCode: code, councilName: name } };
    }
    return {
      inside: true as const,
      site: {
        lsoa2011: at(tables.smallAreas2011, first).code,
        lsoa2021: at(tables.smallAreas2021, area2021).code,
        wardCode: at(tables.wards, ward).code,
        localityCode: at(tables.localities, locality).code,
      },
    };
  });
}

function slotsIn(present: Uint8Array): number[] {
  return [...present].flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7]
      .filter((bit) => (byte & (1 << bit)) !== 0)
      .map((bit) => index * 8 + bit),
  );
}

function lettersOf(slot: number): string {
  const first = Math.floor(slot / unitLetters.length);
  return unitLetters.charAt(first) + unitLetters.charAt(slot % unitLetters.length);
}

function at<Item>(items: readonly Item[], position: string | undefined): Item {
  const item = items[Number(position)];
  invariant(item !== undefined, `The compiled figures have nothing at position ${position ?? ''}`);
  return item;
}
