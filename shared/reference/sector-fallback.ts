import { unitsOf } from './postcode-table.ts';

/**
 * Where the live postcodes of a sector lie, for a postcode too new to be listed. The weights count
 * postcodes, not people.
 */
export interface SectorFallback {
  /** `B42 1` */
  readonly sector: string;
  /** The share of the sector's live postcodes that lie in the city, 0 to 1. */
  readonly birminghamShare: number;
  /** Of those in the city, the share in each locality, largest first; they sum to 1. */
  readonly localities: readonly { readonly localityCode: string; readonly share: number }[];
  /** Of those in the city, the share in each small area of 2011, largest first; they sum to 1. */
  readonly smallAreas2011: readonly { readonly lsoaCode: string; readonly share: number }[];
}

/** Nothing when the sector has no live postcode to judge by. */
export function sectorFallback(sector: string): SectorFallback | undefined {
  const localities = new Map<string, number>();
  const smallAreas = new Map<string, number>();
  let inside = 0;
  let live = 0;
  for (const unit of unitsOf(sector)) {
    if (!unit.live) continue;
    live += 1;
    if (!unit.site.inside) continue;
    inside += 1;
    count(localities, unit.site.localityCode);
    count(smallAreas, unit.site.area2011.code);
  }
  if (live === 0) return undefined;
  return {
    sector,
    birminghamShare: inside / live,
    localities: shares(localities, inside).map(([localityCode, share]) => ({
      localityCode,
      share,
    })),
    smallAreas2011: shares(smallAreas, inside).map(([lsoaCode, share]) => ({ lsoaCode, share })),
  };
}

function count(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

function shares(counts: ReadonlyMap<string, number>, whole: number): [string, number][] {
  return [...counts]
    .sort(([code, one], [otherCode, other]) => other - one || (code < otherCode ? -1 : 1))
    .map(([code, part]) => [code, part / whole]);
}
