import { type Postcode, parsePostcode } from './postcode.ts';
import { findUnit } from './postcode-table.ts';
import { sectorFallback, type SectorFallback } from './sector-fallback.ts';
import type { SmallArea } from './small-areas.ts';

export type PostcodeFinding = PostcodeInside | PostcodeOutside | PostcodeUnknown;

export interface PostcodeInside {
  readonly status: 'inside';
  /** In normal form: `B8 3BB`. */
  readonly postcode: string;
  /** False when Royal Mail has ended it; people go on giving it for years. */
  readonly live: boolean;
  /**
   * The locality the postcode itself lies in, the one that serves the family. For 399 live
   * postcodes it is not the locality that their small area is counted under.
   */
  readonly localityCode: string;
  readonly wardCode: string;
  readonly lsoa2011: string;
  readonly lsoa2021: string;
  readonly area2011: SmallArea;
  readonly area2021: SmallArea;
  /** Within 10 m of the edge of a small area: the next house may be in another. */
  readonly nearEdge: boolean;
}

export interface PostcodeOutside {
  readonly status: 'outside';
  readonly postcode: string;
  readonly councilCode: string;
  readonly councilName: string;
}

/**
 * Nothing is known of it. `not-a-postcode`: the text is something else. `another-postcode-area`: it
 * does not begin with B, and no live postcode of Birmingham begins with anything else. `not-listed`:
 * it may be new, or mistyped; the sector says where its neighbours lie.
 */
export interface PostcodeUnknown {
  readonly status: 'unknown';
  readonly reason: 'not-a-postcode' | 'another-postcode-area' | 'not-listed';
  readonly postcode?: string;
  readonly sector?: SectorFallback;
}

/** Says where a postcode lies, however it was typed. Never throws and reads no file. */
export function lookUp(typed: string): PostcodeFinding {
  const postcode = parsePostcode(typed);
  if (postcode === undefined) return { status: 'unknown', reason: 'not-a-postcode' };
  const found = findUnit(postcode.sector, postcode.unit);
  if (found === undefined) return unknown(postcode);
  const { site, live, nearEdge } = found;
  if (!site.inside) {
    const { code, name } = site.council;
    return { status: 'outside', postcode: postcode.text, councilCode: code, councilName: name };
  }
  const { area2011, area2021, wardCode, localityCode } = site;
  return {
    status: 'inside',
    postcode: postcode.text,
    live,
    localityCode,
    wardCode,
    lsoa2011: area2011.code,
    lsoa2021: area2021.code,
    area2011,
    area2021,
    nearEdge,
  };
}

function unknown({ text, sector }: Postcode): PostcodeUnknown {
  if (!/^B\d/.test(text)) {
    return { status: 'unknown', reason: 'another-postcode-area', postcode: text };
  }
  const fallback = sectorFallback(sector);
  return {
    status: 'unknown',
    reason: 'not-listed',
    postcode: text,
    ...(fallback === undefined ? {} : { sector: fallback }),
  };
}
