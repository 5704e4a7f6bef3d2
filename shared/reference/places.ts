import { invariant } from '#shared/kernel/index.ts';
import { councilLines, localityLines, wardLines } from './compiled/places.ts';

/** One of the ten areas that the city works in: its parliamentary constituencies of 2010. */
export interface Locality {
  /** The word used in keys, envelopes and addresses of pages: `hodge-hill`. */
  readonly code: string;
  readonly name: string;
  readonly constituencyCode: string;
}

/** A ward as drawn in 2018. */
export interface Ward {
  readonly code: string;
  readonly name: string;
  /**
   * The share of the ward's live postcodes in each locality, largest first. Nineteen of the 69 wards lie in more
   * than one, so a ward is never rolled up into a locality by name.
   */
  readonly localityShares: readonly { readonly localityCode: string; readonly share: number }[];
}

export interface Council {
  readonly code: string;
  readonly name: string;
}

/** In the order of their codes, which is also the order the compiled postcodes count them in. */
export const localities: readonly Locality[] = records(localityLines).map(
  ([code = '', name = '', constituencyCode = '']) => ({ code, name, constituencyCode }),
);

export const wards: readonly Ward[] = records(wardLines).map(
  ([code = '', name = '', ...shares]) => ({ code, name, localityShares: shares.map(shareOf) }),
);

export const councils: readonly Council[] = records(councilLines).map(([code = '', name = '']) => ({
  code,
  name,
}));

const localityByItsCode = new Map(localities.map((locality) => [locality.code, locality]));
const wardByItsCode = new Map(wards.map((ward) => [ward.code, ward]));

export function localityByCode(localityCode: string): Locality | undefined {
  return localityByItsCode.get(localityCode);
}

export function wardByCode(wardCode: string): Ward | undefined {
  return wardByItsCode.get(wardCode);
}

/** What a compiled position stands for; the compiler wrote both, so a gap is a defect. */
export function at<Item>(items: readonly Item[], position: string | undefined): Item {
  const item = items[Number(position)];
  invariant(item !== undefined, `The compiled figures have nothing at position ${position ?? ''}`);
  return item;
}

function records(lines: string): string[][] {
  return lines.split('\n').map((line) => line.split('|'));
}

function shareOf(text: string) {
  const [localityCode = '', share] = text.split(':');
  return { localityCode, share: Number(share) };
}
