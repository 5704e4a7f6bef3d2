import { wardByCode, type SmallArea } from '#shared/reference/index.ts';

import type { Plane } from './planar-outlines.ts';
import { element, escapeText, ink, paper, tenth } from './svg.ts';

/** What is counted in wards, as the legend says it, and how many there are in each. */
export interface WardMarks {
  readonly legend: string;
  readonly byWard: ReadonlyMap<string, number>;
}

export function byWard(areas: readonly SmallArea[]): ReadonlyMap<string, readonly SmallArea[]> {
  const wards = new Map<string, SmallArea[]>();
  for (const area of areas) wards.set(area.wardCode, [...(wards.get(area.wardCode) ?? []), area]);
  return wards;
}

/** The middle of some areas on the plane. */
export function middleOf(areas: readonly SmallArea[], plane: Plane): readonly [number, number] {
  const mean = (of: (area: SmallArea) => number) =>
    areas.reduce((sum, area) => sum + of(area), 0) / areas.length;
  return plane.place(
    mean(({ longitude }) => longitude),
    mean(({ latitude }) => latitude),
  );
}

/** A number in a circle at the middle of each ward that has any: told from the shades without colour. */
export function drawWardMarks(
  marks: WardMarks | undefined,
  areas: readonly SmallArea[],
  plane: Plane,
): string {
  if (marks === undefined) return '';
  return [...byWard(areas)]
    .flatMap(([wardCode, ofWard]) => {
      const count = marks.byWard.get(wardCode) ?? 0;
      if (count === 0) return [];
      const [x, y] = middleOf(ofWard, plane);
      const said = `${wardByCode(wardCode)?.name ?? wardCode}: ${count}. ${marks.legend}`;
      return [element('g', {}, element('title', {}, escapeText(said)), drawWardMark(x, y, count))];
    })
    .join('');
}

export function drawWardMark(x: number, y: number, count: number): string {
  return [
    element('circle', {
      ...{ cx: tenth(x), cy: tenth(y), r: 12 },
      ...{ fill: paper, stroke: ink, 'stroke-width': 2.5 },
    }),
    element(
      'text',
      {
        ...{ x: tenth(x), y: tenth(y + 5.5), 'text-anchor': 'middle' },
        ...{ 'font-size': 16, 'font-weight': 650, fill: ink },
      },
      String(count),
    ),
  ].join('');
}
