import type { ConcentrationPoint } from '../concentration.ts';
import { drawing, element, escapeText, ink, quietInk, tenth, type Drawing } from './svg.ts';

export interface ConcentrationCurve extends Drawing {
  readonly money: readonly ConcentrationPoint[];
  readonly need: readonly ConcentrationPoint[];
  /** `The money`. */
  readonly moneyWords: string;
  /** `The need`. */
  readonly needWords: string;
  /** `Share of the people, most deprived first`. */
  readonly acrossWords: string;
}

const side = 380;
const left = 52;
const top = 74;
const moneyColour = '#0b4a4f';
const needColour = '#b3541e';

/** Who has how much of the money beside who has how much of the need; the straight line is alike for everybody. */
export function drawConcentrationCurve(curve: ConcentrationCurve): string {
  return drawing(
    curve,
    { width: left + side + 48, height: top + side + 62 },
    drawKey(curve),
    drawFrame(curve.acrossWords),
    drawLine(
      [
        { people: 0, share: 0 },
        { people: 1, share: 1 },
      ],
      quietInk,
      '2 5',
      1.5,
    ),
    drawLine(curve.need, needColour, '9 5', 3),
    drawLine(curve.money, moneyColour, undefined, 3.5),
  );
}

function drawKey({ moneyWords, needWords }: ConcentrationCurve): string {
  const lines = [
    { words: moneyWords, colour: moneyColour, dashes: undefined },
    { words: needWords, colour: needColour, dashes: '9 5' },
    { words: 'Alike for everybody', colour: quietInk, dashes: '2 5' },
  ];
  return element(
    'g',
    { 'font-size': 16 },
    ...lines.flatMap(({ words, colour, dashes }, place) => {
      const y = 8 + place * 22;
      const path = { d: `M2 ${y}h32`, stroke: colour, 'stroke-width': 3 };
      return [
        element('path', { ...path, 'stroke-dasharray': dashes }),
        element('text', { x: 44, y: y + 5 }, escapeText(words)),
      ];
    }),
  );
}

function drawFrame(acrossWords: string): string {
  const parts = [0, 0.25, 0.5, 0.75, 1];
  const grid = parts.map((part) => {
    const [x, y] = placeOf({ people: part, share: part });
    return element('path', {
      d: `M${x} ${top}v${side}M${left} ${y}h${side}`,
      ...{ stroke: '#dde5e4', 'stroke-width': 1 },
    });
  });
  const figures = parts.flatMap((part) => {
    const [x, y] = placeOf({ people: part, share: part });
    const words = `${part * 100}%`;
    return [
      element('text', { x, y: top + side + 20, 'text-anchor': 'middle' }, words),
      element('text', { x: left - 8, y: y + 5, 'text-anchor': 'end' }, words),
    ];
  });
  const across = element(
    'text',
    { x: left + side / 2, y: top + side + 46, 'text-anchor': 'middle', 'font-size': 16 },
    escapeText(acrossWords),
  );
  return element('g', { 'font-size': 14, fill: ink }, ...grid, ...figures, across);
}

function drawLine(
  points: readonly ConcentrationPoint[],
  stroke: string,
  dashes: string | undefined,
  width: number,
): string {
  if (points.length === 0) return '';
  const path = points.map((point) => placeOf(point).join(' ')).join('L');
  return element('path', {
    ...{ d: `M${path}`, fill: 'none', stroke, 'stroke-width': width },
    ...{ 'stroke-dasharray': dashes, 'stroke-linejoin': 'round' },
  });
}

function placeOf({ people, share }: ConcentrationPoint): readonly [number, number] {
  return [tenth(left + people * side), tenth(top + (1 - share) * side)];
}
