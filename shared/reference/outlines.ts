import type { MultiPolygon, Topology } from 'topojson-specification';
import {
  localityOutlineLines,
  smallAreaOutlineLines2011,
  smallAreaOutlineLines2021,
} from './compiled/outlines.ts';
import type { Vintage } from './small-areas.ts';

/**
 * Simplified outlines for maps, in longitude and latitude, as a topology for `topojson-client`:
 * neighbours share one edge. Each shape's id is its code. Localities and small areas were
 * simplified apart, so a locality's edge runs a few metres from its areas' edges.
 *
 * Not exported by `index.ts`: a function that draws no map must not carry the outlines.
 */
export type Outlines = Topology<{
  areas: { type: 'GeometryCollection'; geometries: (MultiPolygon & { id: string })[] };
}>;

let localities: Outlines | undefined;
const smallAreas = new Map<Vintage, Outlines>();

/** The ten localities. */
export function localityOutlines(): Outlines {
  localities ??= decodeOutlines(localityOutlineLines);
  return localities;
}

/** The small areas that the indices of one year describe: 639 of 2011, 659 of 2021. */
export function smallAreaOutlines(vintage: Vintage): Outlines {
  const known = smallAreas.get(vintage);
  if (known !== undefined) return known;
  const lines = vintage === 2019 ? smallAreaOutlineLines2011 : smallAreaOutlineLines2021;
  const decoded = decodeOutlines(lines);
  smallAreas.set(vintage, decoded);
  return decoded;
}

/** Reads the lines that `infra/commands/reference/encode-outlines.ts` writes, and describes. */
export function decodeOutlines(lines: string): Outlines {
  const [transform = '', arcs = '', shapes = ''] = lines.split('\n-\n');
  const [scaleX = 1, scaleY = 1, translateX = 0, translateY = 0] = numbers(transform);
  return {
    type: 'Topology',
    transform: { scale: [scaleX, scaleY], translate: [translateX, translateY] },
    arcs: arcs.split('\n').map((line) => pairs(numbers(line))),
    objects: {
      areas: { type: 'GeometryCollection', geometries: shapes.split('\n').map(decodeShape) },
    },
  };
}

function decodeShape(line: string) {
  const [id = '', polygons = ''] = line.split('|');
  const arcs = polygons.split(';').map((polygon) => polygon.split(',').map(numbers));
  return { type: 'MultiPolygon' as const, id, arcs };
}

function numbers(text: string): number[] {
  return text.split(' ').map(Number);
}

function pairs(values: readonly number[]): [number, number][] {
  const result: [number, number][] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    result.push([values[index] ?? 0, values[index + 1] ?? 0]);
  }
  return result;
}
