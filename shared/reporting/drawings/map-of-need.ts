import {
  localities,
  smallAreasOf,
  wardByCode,
  type SmallArea,
  type Vintage,
} from '#shared/reference/index.ts';
import { localityOutlines, smallAreaOutlines } from '#shared/reference/outlines.ts';

import { smallAreaInWords } from '../small-area-words.ts';
import { classOf, colourClasses, type ColourClass } from './colour-classes.ts';
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
import { byWard, drawWardMark, drawWardMarks, middleOf, type WardMarks } from './ward-marks.ts';

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
  /** What is counted at the middle of wards besides, as the legend says it, and how many by ward. */
  readonly marks?: WardMarks;
  /** Whether that locality alone is shown, as large as there is room. */
  readonly only?: boolean;
}

const width = 600;
const edge = 6;

/**
 * A map of the city's small areas by one measure, light to dark, with the ten localities drawn and
 * named; or of one locality alone, with its wards named.
 */
export function drawMapOfNeed(map: MapOfNeed): string {
  const { plane, localityShapes, areaShapes } = shapesOf(map);
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
        drawLocalityLines(localityShapes, map),
      ),
      drawWardMarks(map.marks, areasShown(map), plane),
      drawNames(map.only === true ? wardNames(map, plane) : localityNames(localityShapes)),
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

const kept = new Map<string, Shapes>();

/** The outlines never change, so each plane is laid out once. */
function shapesOf({ vintage, localityCode, only }: MapOfNeed): Shapes {
  const one = only === true ? localityCode : undefined;
  const name = `${vintage} ${one ?? ''}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const plane = planeFor(localityOutlines(), width, one);
  const shapes = {
    plane,
    localityShapes: layOut(localityOutlines(), plane, 0.6),
    areaShapes: layOut(smallAreaOutlines(vintage), plane, 1),
  };
  kept.set(name, shapes);
  return shapes;
}

function drawAreas(
  map: MapOfNeed,
  areaShapes: PlanarOutlines,
  classes: readonly ColourClass[],
  hatch: string,
): string {
  const byFill = new Map<string, string[]>();
  for (const area of areasShown(map)) {
    const fill = fillOf(map.values.get(area.code), classes, hatch);
    const path = element('path', { d: areaShapes.shapes.get(area.code) }, hoverText(map, area));
    byFill.set(fill, [...(byFill.get(fill) ?? []), path]);
  }
  return [...byFill]
    .map(([fill, paths]) => element('g', { fill, stroke: paper, 'stroke-width': 5 }, ...paths))
    .join('');
}

function areasShown({ vintage, localityCode, only }: MapOfNeed): readonly SmallArea[] {
  const areas = smallAreasOf(vintage);
  return only === true ? areas.filter((area) => area.localityCode === localityCode) : areas;
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
  { localityCode, only }: MapOfNeed,
): string {
  const path = localityCode === undefined ? undefined : paths.get(localityCode);
  const around = { d: path, fill: 'none' };
  if (only === true) return element('path', { ...around, stroke: ink, 'stroke-width': 28 });
  const all = element('path', { d: lines(), fill: 'none', stroke: ink, 'stroke-width': 16 });
  if (path === undefined) return all;
  return [
    all,
    element('path', { ...around, stroke: '#ffbf4d', 'stroke-width': 70 }),
    element('path', { ...around, stroke: ink, 'stroke-width': 28 }),
  ].join('');
}

interface PlacedName {
  readonly name: string;
  readonly at: readonly [x: number, y: number];
}

function localityNames({ middles }: PlanarOutlines): readonly PlacedName[] {
  return localities.map(({ code, name }) => ({ name, at: middles.get(code) ?? [0, 0] }));
}

/** Each ward at its middle; a ward with one area there has no room for a name. */
function wardNames(map: MapOfNeed, plane: Plane): readonly PlacedName[] {
  return [...byWard(areasShown(map))]
    .filter(([, areas]) => areas.length > 1)
    .map(([wardCode, areas]) => ({
      ...{ name: wardByCode(wardCode)?.name ?? wardCode, at: middleOf(areas, plane) },
    }));
}

/** Names of several words stand on several lines, which leaves more of the map to see. */
function drawNames(names: readonly PlacedName[]): string {
  const texts = names.map(({ name, at: [x, y] }) => {
    const lines = name.replace('& ', '&\u00a0').split(' ');
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
    ...texts,
  );
}

function drawScale({ height, kilometre }: Plane): string {
  const kilometres = 5 * kilometre > width / 3 ? 1 : 5;
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

/** What a hatched area stands for, where the map has any. */
function keysOf(map: MapOfNeed, hatch: string): readonly string[] {
  const values = [...map.values.values()];
  const hatched = [
    ...(values.includes('withheld') ? ['Small numbers, withheld'] : []),
    ...(map.values.size === 0 || values.includes(undefined) ? [map.withoutValue] : []),
  ];
  const words = (text: string) => element('text', { x: 44, y: 17 }, escapeText(text));
  const swatch = { width: 34, height: barHeight, stroke: quietInk, 'stroke-width': 1 };
  return [
    ...(hatched.length > 0
      ? [element('rect', { ...swatch, fill: `url(#${hatch})` }) + words(hatched.join(' · '))]
      : []),
    ...(map.marks === undefined || map.marks.byWard.size === 0
      ? []
      : [drawWardMark(17, 11, 1) + words(map.marks.legend)]),
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
