import { geoMercator } from 'd3-geo';
import { feature, mesh } from 'topojson-client';

import type { Outlines } from '#shared/reference/outlines.ts';

type Point = readonly [x: number, y: number];

/** Places a longitude and latitude on the drawing. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly place: (longitude: number, latitude: number) => Point;
  /** How long a kilometre is on the drawing. */
  readonly kilometre: number;
}

/** Tenths of a pixel are whole numbers inside the paths; `scale(.1)` brings them back. */
export const unitsPerPixel = 10;

/** The plane on which these outlines, or one shape of them, just fill a width. */
export function planeFor(outlines: Outlines, width: number, shape?: string): Plane {
  const coordinates = coordinatesOf(outlines, shape);
  const projection = geoMercator().fitWidth(width, { type: 'MultiPoint', coordinates });
  const place = (longitude: number, latitude: number): Point =>
    projection([longitude, latitude]) ?? [0, 0];
  const bottom = Math.max(
    ...coordinates.map(([longitude = 0, latitude = 0]) => place(longitude, latitude)[1]),
  );
  const [, south = 0] = coordinates[0] ?? [];
  const kilometresPerDegree = 111.32 * Math.cos((south * Math.PI) / 180);
  const kilometre = (place(-1.8, south)[0] - place(-1.9, south)[0]) / (0.1 * kilometresPerDegree);
  return { width, height: bottom, place, kilometre };
}

function coordinatesOf(outlines: Outlines, shape: string | undefined): number[][] {
  const { areas } = outlines.objects;
  const geometry = areas.geometries.find(({ id }) => id === shape);
  if (geometry === undefined) return arcsInDegrees(outlines).flat();
  return feature(outlines, geometry).geometry.coordinates.flat(2);
}

export interface PlanarOutlines {
  /** The path of each shape by its code. */
  readonly shapes: ReadonlyMap<string, string>;
  /** The middle of each shape, to write its name at. */
  readonly middles: ReadonlyMap<string, Point>;
  /** The lines between shapes and around them, each once. */
  readonly lines: () => string;
}

/**
 * Lays outlines on a plane and drops the bends nobody can see. Edges are thinned before shapes are
 * put together, so neighbours still share them and no gap opens.
 */
export function layOut(outlines: Outlines, plane: Plane, tolerancePixels: number): PlanarOutlines {
  const { transform: _degrees, ...rest } = outlines;
  const arcs = arcsInDegrees(outlines).map((arc) =>
    thinned(
      arc.map(([longitude = 0, latitude = 0]) => inUnits(plane.place(longitude, latitude))),
      tolerancePixels * unitsPerPixel,
    ).map(([x, y]) => [x, y]),
  );
  const topology = { ...rest, arcs };
  const { areas } = topology.objects;
  const shapes = new Map<string, string>();
  const middles = new Map<string, Point>();
  for (const geometry of areas.geometries) {
    const { coordinates } = feature(topology, geometry).geometry;
    const rings = coordinates.flat();
    shapes.set(geometry.id, rings.map((ring) => pathOf(ring, true)).join(''));
    middles.set(geometry.id, middleOf(rings));
  }
  const lines = () =>
    mesh(topology, areas)
      .coordinates.map((line) => pathOf(line, false))
      .join('');
  return { shapes, middles, lines };
}

function arcsInDegrees({ arcs, transform }: Outlines): number[][][] {
  const [scaleX, scaleY] = transform?.scale ?? [1, 1];
  const [fromX, fromY] = transform?.translate ?? [0, 0];
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([stepX = 0, stepY = 0]) => {
      x += stepX;
      y += stepY;
      return [x * scaleX + fromX, y * scaleY + fromY];
    });
  });
}

function inUnits([x, y]: Point): Point {
  return [Math.round(x * unitsPerPixel), Math.round(y * unitsPerPixel)];
}

/** Drops points nearer than the tolerance to the line without them. Source: Douglas and Peucker, 1973. */
function thinned(points: readonly Point[], tolerance: number): readonly Point[] {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length <= 2) return points;
  let farthest = 0;
  let distance = 0;
  points.forEach((point, place) => {
    const away = distanceToLine(point, first, last);
    if (away > distance) [farthest, distance] = [place, away];
  });
  if (distance <= tolerance) return [first, last];
  const before = thinned(points.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...thinned(points.slice(farthest), tolerance)];
}

function distanceToLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const squared = alongX ** 2 + alongY ** 2;
  const along = squared === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / squared;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY);
}

/** Relative steps in whole units: about half the characters of absolute coordinates. */
function pathOf(line: readonly (readonly number[])[], closed: boolean): string {
  let [lastX, lastY] = [0, 0];
  let path = '';
  for (const [x = 0, y = 0] of closed ? line.slice(0, -1) : line) {
    const [stepX, stepY] = [x - lastX, y - lastY];
    if (path !== '' && stepX === 0 && stepY === 0) continue;
    path += `${path === '' ? 'M' : path.includes('l') ? gapBefore(stepX) : 'l'}${stepX}${gapBefore(stepY)}${stepY}`;
    [lastX, lastY] = [x, y];
  }
  return path + (closed ? 'z' : '');
}

/** A minus sign keeps two numbers apart by itself. */
function gapBefore(step: number): string {
  return step < 0 ? '' : ' ';
}

/** The centroid of the area inside the largest ring. */
function middleOf(rings: readonly (readonly (readonly number[])[])[]): Point {
  let best: { area: number; middle: Point } = { area: 0, middle: [0, 0] };
  for (const ring of rings) {
    const found = centroidOf(ring);
    if (found.area > best.area) best = found;
  }
  return [best.middle[0] / unitsPerPixel, best.middle[1] / unitsPerPixel];
}

function centroidOf(ring: readonly (readonly number[])[]): { area: number; middle: Point } {
  let [twice, sumX, sumY] = [0, 0, 0];
  ring.forEach(([x = 0, y = 0], place) => {
    const [nextX = 0, nextY = 0] = ring[(place + 1) % ring.length] ?? [];
    const cross = x * nextY - nextX * y;
    twice += cross;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  });
  if (twice === 0) return { area: 0, middle: [0, 0] };
  return { area: Math.abs(twice) / 2, middle: [sumX / (3 * twice), sumY / (3 * twice)] };
}
