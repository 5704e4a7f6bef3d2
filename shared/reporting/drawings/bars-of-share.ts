import {
  drawing,
  element,
  escapeText,
  hatching,
  ink,
  quietInk,
  tenth,
  type Drawing,
} from './svg.ts';

export interface ShareRow {
  readonly name: string;
  /** Between 0 and 1; withheld where it would point at families, absent while nothing is spent. */
  readonly spendShare: number | 'withheld' | undefined;
  readonly needShare: number;
  /** Spend share less need share in percentage points, where both are known. */
  readonly gapPoints: number | 'withheld' | undefined;
  /** Whether the gap is outside the range that counts as parity. */
  readonly outside: boolean;
  /** The locality of whoever is looking. */
  readonly own?: boolean;
}

export interface BarsOfShare extends Drawing {
  readonly rows: readonly ShareRow[];
  /** `Share of the money`. */
  readonly spendWords: string;
  /** `Share of need`. */
  readonly needWords: string;
}

const width = 480;
const barsLeft = 2;
const barsRight = width - 66;
const headerHeight = 66;
const rowHeight = 68;
const barHeight = 15;

const spendColour = '#0b4a4f';
const needColour = '#ffdf9f';

/** Two bars for each locality, the money above the need, with the gap between them in words. */
export function drawBarsOfShare(bars: BarsOfShare): string {
  const hatch = `${bars.id}-hatch`;
  const most = Math.max(
    0.05,
    ...bars.rows.map(({ spendShare, needShare }) =>
      Math.max(needShare, typeof spendShare === 'number' ? spendShare : 0),
    ),
  );
  const scale = (share: number) => tenth((Math.max(0, share) / most) * (barsRight - barsLeft));
  return drawing(
    bars,
    { width, height: headerHeight + bars.rows.length * rowHeight },
    element('defs', {}, hatching(hatch)),
    drawKey(bars),
    ...bars.rows.map((row, place) =>
      element(
        'g',
        { transform: `translate(0 ${headerHeight + place * rowHeight})` },
        ...drawRow(row, scale, hatch),
      ),
    ),
  );
}

function drawKey({ spendWords, needWords }: BarsOfShare): string {
  const swatch = { x: barsLeft, width: 26, height: barHeight, stroke: spendColour };
  return element(
    'g',
    { 'font-size': 17 },
    element('rect', { ...swatch, y: 3, fill: spendColour }),
    element('text', { x: 38, y: 16 }, escapeText(spendWords)),
    element('rect', { ...swatch, y: 28, fill: needColour }),
    element('text', { x: 38, y: 41 }, escapeText(needWords)),
  );
}

function drawRow(row: ShareRow, scale: (share: number) => number, hatch: string): string[] {
  const { name, spendShare, needShare, own = false } = row;
  const spendTop = 24;
  const needTop = spendTop + barHeight + 2;
  const bar = { x: barsLeft, height: barHeight, stroke: spendColour };
  const spend = typeof spendShare === 'number' ? scale(spendShare) : scale(needShare);
  const spendFill = spendShare === 'withheld' ? `url(#${hatch})` : spendColour;
  return [
    ...(own ? [element('rect', { x: -4, y: 0, width: 4, height: 58, fill: '#ffbf4d' })] : []),
    element(
      'text',
      { x: barsLeft, y: 16, 'font-size': 18, 'font-weight': own ? 750 : 600 },
      escapeText(name),
    ),
    drawGap(row),
    ...(spendShare === undefined
      ? [shareText('none yet', barsLeft, spendTop)]
      : [
          element('rect', { ...bar, y: spendTop, width: spend, fill: spendFill }),
          shareText(percent(spendShare), barsLeft + spend, spendTop),
        ]),
    element('rect', { ...bar, y: needTop, width: scale(needShare), fill: needColour }),
    shareText(percent(needShare), barsLeft + scale(needShare), needTop),
  ];
}

function drawGap({ gapPoints, outside }: ShareRow): string {
  if (gapPoints === undefined) return '';
  const words = gapPoints === 'withheld' ? 'small numbers, withheld' : gapInWords(gapPoints);
  return element(
    'text',
    {
      ...{ x: width, y: 16, 'font-size': 17, 'text-anchor': 'end' },
      ...{ 'font-weight': outside ? 750 : 450, fill: outside ? ink : quietInk },
    },
    escapeText(words),
  );
}

/** `2.3 points above need`. */
export function gapInWords(gapPoints: number): string {
  const rounded = Math.abs(gapPoints).toFixed(1);
  if (rounded === '0.0') return 'level with need';
  return `${rounded} ${rounded === '1.0' ? 'point' : 'points'} ${gapPoints > 0 ? 'above' : 'below'} need`;
}

function percent(share: number | 'withheld'): string {
  return share === 'withheld' ? '*' : `${(share * 100).toFixed(1)}%`;
}

function shareText(words: string, x: number, top: number): string {
  return element(
    'text',
    { x: tenth(x + 6), y: top + 13, 'font-size': 15, fill: quietInk },
    escapeText(words),
  );
}
