import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '#shared/kernel/index.ts';
import { decodeOutlines } from '#shared/reference/outlines.ts';
import { releaseKinds } from '#shared/reference/releases.ts';
import { decodeSmallAreas } from '#shared/reference/small-areas.ts';
import * as z from 'zod';
import { decodePostcodes } from '../decode-postcodes.ts';
import type { OutlineFigures, ReferenceFigures, SmallAreaFigures } from '../figures.ts';
import { firstHistory, type Release, type ReleaseHistory } from '../history.ts';

export interface CompiledReference {
  readonly figures: ReferenceFigures;
  readonly history: ReleaseHistory;
}

/**
 * Reads the compiled modules back into the figures they were compiled from, as text: compiling them
 * again gives the same bytes. Nothing when the folder holds none.
 */
export function readCompiledFolder(folder: string): CompiledReference | undefined {
  if (!existsSync(join(folder, 'provenance.ts'))) return undefined;
  const provenance = constantsIn(folder, 'provenance.ts');
  const places = constantsIn(folder, 'places.ts');
  const areas = constantsIn(folder, 'small-areas.ts');
  const outlines = constantsIn(folder, 'outlines.ts');
  const localities = records(places('localityLines')).map(
    ([code = '', name = '', constituencyCode = '']) => ({ code, name, constituencyCode }),
  );
  const wards = records(places('wardLines')).map(([code = '', name = '', ...shares]) => ({
    ...{ code, name, localityShares: shares.map(shareOf) },
  }));
  const councils = records(places('councilLines')).map(([code = '', name = '']) => ({
    code,
    name,
  }));
  const smallAreas2011 = smallAreasIn(areas('smallAreaLines2011'), 2019);
  const smallAreas2021 = smallAreasIn(areas('smallAreaLines2021'), 2025);
  const lines = constantsIn(folder, 'postcodes.ts')('sectorLines').split('\n');
  const figures: ReferenceFigures = {
    provenance: {
      attribution: provenance('attribution'),
      postcodes: provenance('postcodesVintage'),
      deprivation2019: provenance('deprivation2019Vintage'),
      deprivation2025: provenance('deprivation2025Vintage'),
    },
    ...{ localities, wards, smallAreas2011, smallAreas2021 },
    ...decodePostcodes(lines, { localities, wards, councils, smallAreas2011, smallAreas2021 }),
    outlines: {
      localities: outlinesIn(outlines('localityOutlineLines')),
      smallAreas2011: outlinesIn(outlines('smallAreaOutlineLines2011')),
      smallAreas2021: outlinesIn(outlines('smallAreaOutlineLines2021')),
    },
  };
  return { figures, history: historyIn(folder) ?? firstHistory(figures) };
}

function historyIn(folder: string): ReleaseHistory | undefined {
  if (!existsSync(join(folder, 'releases.ts'))) return undefined;
  const releases = records(constantsIn(folder, 'releases.ts')('releaseLines')).map(releaseOf);
  const earlier = constantsIn(folder, 'earlier.ts');
  const linesOf = (name: string) =>
    earlier(name)
      .split('\n')
      .filter((line) => line !== '');
  return {
    releases,
    smallAreas: {
      2019: linesOf('earlierSmallAreaLines2019'),
      2025: linesOf('earlierSmallAreaLines2025'),
    },
    places: linesOf('earlierPlaceLines'),
  };
}

function releaseOf([kind, number, name = '']: readonly string[]): Release {
  return { kind: z.enum(releaseKinds).parse(kind), number: Number(number), name };
}

/** The constants of a module that `compile.ts` wrote, by name. */
function constantsIn(folder: string, fileName: string): (name: string) => string {
  const text = readFileSync(join(folder, fileName), 'utf8');
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(constant)) {
    found.set(
      name,
      value.startsWith('`') ? value.slice(1, -1) : z.string().parse(JSON.parse(value)),
    );
  }
  return (name) => {
    const value = found.get(name);
    invariant(value !== undefined, `${fileName} has no ${name}: compile it anew`);
    return value;
  };
}

/** No name holds a backtick or a dollar sign (`readers/columns.ts`), so text ends at the next one. */
const constant = /^export const (\w+) = (`[^`]*`|"(?:[^"\\]|\\.)*");$/gm;

function smallAreasIn(lines: string, year: 2019 | 2025): SmallAreaFigures[] {
  return decodeSmallAreas(lines, year).map(
    ({
      vintage: _year,
      incomeDeprivedChildrenEstimated,
      incomeDeprivedShare: _share,
      ...area
    }) => ({
      ...area,
      // What we estimated once is estimated again, from the same neighbours.
      incomeDeprivedChildren: incomeDeprivedChildrenEstimated
        ? undefined
        : area.incomeDeprivedChildren,
    }),
  );
}

function outlinesIn(lines: string): OutlineFigures {
  const { transform, arcs, objects } = decodeOutlines(lines);
  invariant(transform !== undefined, 'Outlines are compiled with their transform');
  const [scaleX, scaleY] = transform.scale;
  const [translateX, translateY] = transform.translate;
  return {
    scale: [scaleX, scaleY],
    translate: [translateX, translateY],
    arcs: arcs.map((arc) => arc.map(([x = 0, y = 0]) => [x, y] as const)),
    shapes: objects.areas.geometries.map(({ id, arcs: polygons }) => ({ code: id, polygons })),
  };
}

function records(lines: string): string[][] {
  return lines === '' ? [] : lines.split('\n').map((line) => line.split('|'));
}

function shareOf(text: string) {
  const [localityCode = '', share] = text.split(':');
  return { localityCode, share: Number(share) };
}
