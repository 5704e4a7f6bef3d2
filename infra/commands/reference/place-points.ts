import type { OutlineFigures } from './figures.ts';
import type { Point } from './grid-reference.ts';

type Planar = readonly [number, number];

export interface Shapes {
  /** The area the point lies in, and how far its edge is, in metres; nothing outside all of them. */
  readonly at: (point: Point) => { readonly code: string; readonly edgeMetres: number } | undefined;
  /** How far outside the area the point lies, in metres; 0 inside it. */
  readonly metresOutside: (code: string, point: Point) => number;
}

/** Metres in a degree at the latitude of the city, 52.48° north. */
const metresEast = 67_900;
const metresNorth = 111_270;

/** Areas by their outlines, as exact as those are: simplified ones are metres off along an edge. */
export function shapesOf(outlines: OutlineFigures): Shapes {
  const arcs = outlines.arcs.map((arc) => pointsOf(arc, outlines));
  const areas = outlines.shapes.map(({ code, polygons }) => {
    const rings = polygons.flat().map((ring) => ring.flatMap((arc) => arcOf(arcs, arc)));
    const all = rings.flat();
    return { code, rings, box: boxOf(all) };
  });
  const byCode = new Map(areas.map((area) => [area.code, area]));
  return {
    at: (point) => {
      const here = planar(point.longitude, point.latitude);
      const found = areas.find(({ box, rings }) => isIn(box, here) && isInside(rings, here));
      return found && { code: found.code, edgeMetres: distance(found.rings, here) };
    },
    metresOutside: (code, point) => {
      const here = planar(point.longitude, point.latitude);
      const area = byCode.get(code);
      if (area === undefined) return Infinity;
      return isInside(area.rings, here) ? 0 : distance(area.rings, here);
    },
  };
}

function pointsOf(
  arc: readonly (readonly [number, number])[],
  { scale, translate }: OutlineFigures,
) {
  let [x, y] = [0, 0];
  return arc.map(([stepX, stepY]) => {
    x += stepX;
    y += stepY;
    return planar(x * scale[0] + translate[0], y * scale[1] + translate[1]);
  });
}

/** A reversed arc n is written ~n, which is below zero. */
function arcOf(arcs: readonly (readonly Planar[])[], arc: number): readonly Planar[] {
  return arc < 0 ? [...(arcs[~arc] ?? [])].reverse() : (arcs[arc] ?? []);
}

function planar(longitude: number, latitude: number): Planar {
  return [longitude * metresEast, latitude * metresNorth];
}

function boxOf(points: readonly Planar[]) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    west: Math.min(...xs),
    east: Math.max(...xs),
    south: Math.min(...ys),
    north: Math.max(...ys),
  };
}

function isIn(box: ReturnType<typeof boxOf>, [x, y]: Planar): boolean {
  return x >= box.west && x <= box.east && y >= box.south && y <= box.north;
}

/** Counts the edges that a line from the point to the east crosses: odd is inside, holes and all. */
function isInside(rings: readonly (readonly Planar[])[], [x, y]: Planar): boolean {
  let crossings = 0;
  for (const [[ax, ay], [bx, by]] of edgesOf(rings)) {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) crossings += 1;
  }
  return crossings % 2 === 1;
}

function distance(rings: readonly (readonly Planar[])[], [x, y]: Planar): number {
  let least = Infinity;
  for (const [[ax, ay], [bx, by]] of edgesOf(rings)) {
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length2 === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2;
    const t = Math.max(0, Math.min(1, along));
    least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return least;
}

function* edgesOf(rings: readonly (readonly Planar[])[]): Generator<readonly [Planar, Planar]> {
  for (const ring of rings) {
    let before = ring.at(-1);
    for (const point of ring) {
      if (before !== undefined) yield [before, point];
      before = point;
    }
  }
}
