import { invariant } from '#shared/kernel/index.ts';
import { releaseLines } from './compiled/releases.ts';
import type { Vintage } from './small-areas.ts';

/** What is released by itself: the postcodes, and the indices of each year. */
export const releaseKinds = ['postcodes', 'deprivation2019', 'deprivation2025'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** Which releases an address was placed by: that of postcodes, and that of one year's indices. */
export interface PlacedBy {
  readonly postcodes: number;
  readonly deprivation: number;
}

/** The releases of before they were written down with what was placed by them. */
export const firstReleases: PlacedBy = { postcodes: 1, deprivation: 1 };

const names = new Map(
  releaseLines.split('\n').map((line) => {
    const [kind = '', number = '', name = ''] = line.split('|');
    return [`${kind} ${number}`, name];
  }),
);

/** What addresses are placed by now, for a programme that uses the indices of this year. */
export function currentReleases(year: Vintage): PlacedBy {
  return { postcodes: lastOf('postcodes'), deprivation: lastOf(`deprivation${year}`) };
}

/** The name of a release, this one or one that it replaced; undefined when there never was one. */
export function releaseName(kind: ReleaseKind, number: number): string | undefined {
  return names.get(`${kind} ${number}`);
}

function lastOf(kind: ReleaseKind): number {
  let last = 0;
  while (releaseName(kind, last + 1) !== undefined) last += 1;
  invariant(last > 0, `No release of ${kind} was compiled`);
  return last;
}
