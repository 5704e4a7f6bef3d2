import {
  localities,
  smallAreaByCode,
  smallAreas2011,
  smallAreas2021,
  type SmallArea,
  type Vintage,
} from '#shared/reference/index.ts';
import { localityOutlines, smallAreaOutlines2011 } from '#shared/reference/outlines.ts';

import { smallAreaInWords } from '../small-area-words.ts';
import { classColours, classOf, colourClasses, type ColourClass } from './colour-classes.ts';
import {
  layOut,
  planeFor,
  unitsPerPixel,
  type Plane,
  type PlanarOutlines,
} from './planar-outlines.ts';
import {
  drawing,
  element,
  escapeText,
  hatching,
  ink,
  paper,
  quietInk,
  tenth,
  type Drawing,
} from './svg.ts';

/** The value of a small area; withheld because it is small, or absent because it would mean nothing. */
export type AreaValue = number | 'withheld' | undefined;

export interface MapOfNeed extends Drawing {
  /** Which small areas: those of 2011 for 2019, those of 2021 for 2025. */
  readonly vintage: Vintage;
  /** What is shown, as the legend says it: `Paid for each child in need`. */
  readonly measure: string;
  /** By small area; an area without an entry has no value. */
  readonly values: ReadonlyMap<string, AreaValue>;
  /** `£45`. */
  readonly show: (value: number) => string;
  /** What the legend says of areas without a value. */
  readonly withoutValue: string;
  /** The locality to draw a strong line around. */
  readonly localityCode?: string;
}

const width = 600;
const edge = 6;

/**
 * A map of the city's small areas by one measure, light to dark, with the ten localities drawn and
 * named. The areas of 2021 that were cut out of older ones have no outline of ours and are shown as points.
 */
export function drawMapOfNeed(map: MapOfNeed): string {
  const { plane, localityShapes, areaShapes } = shapes();
  const known = [...map.values.values()].filter((value) => typeof value === 'number');
  const classes = colourClasses(known);
  const hatch = `${map.id}-hatch`;
  const legendTop = edge + plane.height + 30;
  const legend = drawLegend(map, classes, known.length > 0, hatch);
  return drawing(
    map,
    { width: width + 2 * edge, height: legendTop + legend.height },
    element('defs', {}, hatching(hatch), hatching(`${hatch}-areas`, unitsPerPixel)),
    element(
      'g',
      { transform: `translate(${edge} ${edge})` },
      element(
        'g',
        { transform: `scale(${1 / unitsPerPixel})`, 'stroke-linejoin': 'round' },
        drawAreas(map, areaShapes, classes, `${hatch}-areas`),
        drawLocalityLines(localityShapes, map.localityCode),
      ),
      drawNewAreas(map, areaShapes, plane, classes, hatch),
      drawNames(localityShapes),
      drawScale(plane),
    ),
    element('g', { transform: `translate(${edge} ${tenth(legendTop)})` }, ...legend.parts),
  );
}

interface Shapes {
  readonly plane: Plane;
  readonly localityShapes: PlanarOutlines;
  readonly areaShapes: PlanarOutlines;
}

let kept: Shapes | undefined;

/** The outlines never change, so they are laid out once. */
function shapes(): Shapes {
  if (kept !== undefined) return kept;
  const plane = planeFor(localityOutlines(), width);
  kept = {
    plane,
    localityShapes: layOut(localityOutlines(), plane, 0.6),
    areaShapes: layOut(smallAreaOutlines2011(), plane, 1),
  };
  return kept;
}

function drawAreas(
  map: MapOfNeed,
  areaShapes: PlanarOutlines,
  classes: readonly ColourClass[],
  hatch: string,
): string {
  const byFill = new Map<string, string[]>();
  for (const area of smallAreas2011) {
    const isStill = smallAreaByCode(area.code, map.vintage) !== undefined;
    const fill = isStill ? fillOf(map.values.get(area.code), classes, hatch) : '#dde5e4';
    const path = element('path', { d: areaShapes.shapes.get(area.code) }, hoverText(map, area));
    byFill.set(fill, [...(byFill.get(fill) ?? []), path]);
  }
  return [...byFill]
    .map(([fill, paths]) => element('g', { fill, stroke: paper, 'stroke-width': 5 }, ...paths))
    .join('');
}

/** The areas of 2021 that are not the same as an area of 2011, each as a point within it. */
function drawNewAreas(
  map: MapOfNeed,
  areaShapes: PlanarOutlines,
  plane: Plane,
  classes: readonly ColourClass[],
  hatch: string,
): string {
  if (map.vintage === 2019) return '';
  return smallAreas2021
    .filter(({ code }) => !areaShapes.shapes.has(code))
    .map((area) => {
      const [x, y] = plane.place(area.longitude, area.latitude);
      const fill = fillOf(map.values.get(area.code), classes, hatch);
      const place = { cx: tenth(x), cy: tenth(y), r: 4.5 };
      return element(
        'circle',
        { ...place, fill, stroke: ink, 'stroke-width': 0.8 },
        hoverText(map, area),
      );
    })
    .join('');
}

function fillOf(value: AreaValue, classes: readonly ColourClass[], hatch: string): string {
  if (typeof value !== 'number') return `url(#${hatch})`;
  return classOf(classes, value)?.colour ?? paper;
}

function hoverText(map: MapOfNeed, area: SmallArea): string {
  const value = map.values.get(area.code);
  const said =
    value === 'withheld'
      ? 'small number withheld'
      : value === undefined
        ? 'no value'
        : map.show(value);
  return element('title', {}, escapeText(`${smallAreaInWords(area)}: ${said}`));
}

function drawLocalityLines(
  { shapes: paths, lines }: PlanarOutlines,
  own: string | undefined,
): string {
  const all = element('path', { d: lines(), fill: 'none', stroke: ink, 'stroke-width': 16 });
  const path = own === undefined ? undefined : paths.get(own);
  if (path === undefined) return all;
  const around = { d: path, fill: 'none' };
  return [
    all,
    element('path', { ...around, stroke: '#ffbf4d', 'stroke-width': 70 }),
    element('path', { ...around, stroke: ink, 'stroke-width': 28 }),
  ].join('');
}

/** Names of two words stand on two lines, which leaves more of the map to see. */
function drawNames({ middles }: PlanarOutlines): string {
  const names = localities.map(({ code, name }) => {
    const [x, y] = middles.get(code) ?? [0, 0];
    const lines = name.split(' ');
    const spans = lines.map((line, place) =>
      element(
        'tspan',
        { x: tenth(x), y: tenth(y + 7 + (place - (lines.length - 1) / 2) * 20) },
        escapeText(line),
      ),
    );
    return element('text', {}, ...spans);
  });
  return element(
    'g',
    {
      'font-size': 19,
      'font-weight': 650,
      'text-anchor': 'middle',
      stroke: paper,
      'stroke-width': 4.5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    ...names,
  );
}

function drawScale({ height, kilometre }: Plane): string {
  const kilometres = 5;
  const length = tenth(kilometres * kilometre);
  const [right, bottom] = [width - 8, tenth(height - 10)];
  const left = tenth(right - length);
  return element(
    'g',
    { 'font-size': 17, fill: quietInk },
    element('path', {
      d: `M${left} ${bottom - 6}v6H${right}v-6`,
      fill: 'none',
      stroke: quietInk,
      'stroke-width': 2,
    }),
    element(
      'text',
      { x: tenth((left + right) / 2), y: bottom - 9, 'text-anchor': 'middle' },
      `${kilometres} km`,
    ),
  );
}

const barHeight = 22;

function drawLegend(
  map: MapOfNeed,
  classes: readonly ColourClass[],
  hasValues: boolean,
  hatch: string,
): { readonly parts: readonly string[]; readonly height: number } {
  const heading = element(
    'text',
    { y: 16, 'font-size': 20, 'font-weight': 650 },
    escapeText(map.measure),
  );
  const parts = hasValues ? [heading, ...drawSteps(map, classes)] : [heading];
  const top = hasValues ? 92 : 34;
  const keys = keysOf(map, hatch).map((key, place) =>
    element('g', { transform: `translate(0 ${top + place * 28})`, 'font-size': 18 }, key),
  );
  return { parts: [...parts, ...keys], height: top + keys.length * 28 };
}

/** What a hatched area and a point stand for, where the map has any. */
function keysOf(map: MapOfNeed, hatch: string): readonly string[] {
  const values = [...map.values.values()];
  const hatched = [
    ...(values.includes('withheld') ? ['Small numbers, withheld'] : []),
    ...(map.values.size === 0 || values.includes(undefined) ? [map.withoutValue] : []),
  ];
  const words = (text: string) => element('text', { x: 44, y: 17 }, escapeText(text));
  const swatch = { width: 34, height: barHeight, stroke: quietInk, 'stroke-width': 1 };
  const point = { cx: 17, cy: 11, r: 6, fill: classColours[2], stroke: ink, 'stroke-width': 0.8 };
  return [
    ...(hatched.length > 0
      ? [element('rect', { ...swatch, fill: `url(#${hatch})` }) + words(hatched.join(' · '))]
      : []),
    ...(map.vintage === 2025 ? [element('circle', point) + words('Areas drawn anew in 2021')] : []),
  ];
}

function drawSteps(map: MapOfNeed, classes: readonly ColourClass[]): readonly string[] {
  const step = width / Math.max(classes.length, 1);
  return classes.flatMap(({ colour, from }, place) => {
    const x = tenth(place * step);
    const label = from === undefined ? undefined : map.show(from);
    return [
      element('rect', {
        ...{ x, y: 30, width: tenth(step), height: barHeight },
        ...{ fill: colour, stroke: quietInk, 'stroke-width': 0.8 },
      }),
      ...(label === undefined
        ? [element('text', { x: 0, y: 76, 'font-size': 18 }, 'less')]
        : [
            element(
              'text',
              { x, y: 76, 'font-size': 18, 'text-anchor': 'middle' },
              escapeText(label),
            ),
          ]),
      ...(place === classes.length - 1
        ? [element('text', { x: width, y: 76, 'font-size': 18, 'text-anchor': 'end' }, 'more')]
        : []),
    ];
  });
}
