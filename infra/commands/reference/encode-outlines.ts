import type { OutlineFigures } from './figures.ts';

/**
 * A topology as lines: scale and translation on the first, then `-` and one line an arc (its first
 * point, then steps: `x y dx dy …`), then `-` and one line a shape: its code and its arcs, with
 * `,` between the rings of a polygon and `;` between polygons. `shared/reference/outlines.ts`
 * reads it back.
 */
export function encodeOutlines(outlines: OutlineFigures): string[] {
  return [
    [...outlines.scale, ...outlines.translate].join(' '),
    '-',
    ...outlines.arcs.map((arc) => arc.flat().join(' ')),
    '-',
    ...[...outlines.shapes]
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .map(({ code, polygons }) => `${code}|${polygons.map(encodePolygon).join(';')}`),
  ];
}

function encodePolygon(rings: readonly (readonly number[])[]): string {
  return rings.map((ring) => ring.join(' ')).join(',');
}
