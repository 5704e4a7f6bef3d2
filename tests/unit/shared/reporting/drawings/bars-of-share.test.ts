import { describe, expect, test } from 'vitest';

import { drawBarsOfShare, gapInWords, type ShareRow } from '#shared/reporting/drawings/index.ts';

const yardley: ShareRow = {
  name: 'Yardley',
  spendShare: 0.12,
  needShare: 0.1,
  gapPoints: 2,
  outside: false,
};

function draw(...rows: ShareRow[]): string {
  return drawBarsOfShare({
    id: 'bars',
    title: 'Shares',
    description: 'Two bars for each locality.',
    spendWords: 'Share of the money',
    needWords: 'Share of need',
    rows,
  });
}

const barWidths = (svg: string) =>
  [...svg.matchAll(/height="15" stroke="#0b4a4f" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );

describe('bars of share', () => {
  test('are as long as the shares they stand for', () => {
    const [spend, need] = barWidths(draw(yardley));
    expect(spend! / need!).toBeCloseTo(1.2, 2);
  });

  test('write both shares and the gap', () => {
    const svg = draw(yardley);
    expect(svg).toContain('>12.0%<');
    expect(svg).toContain('>10.0%<');
    expect(svg).toContain('>2.0 points above need<');
  });

  test('hatch a share that is withheld and do not give it away by its length', () => {
    const svg = draw({ ...yardley, spendShare: 'withheld', gapPoints: 'withheld' });
    const [spend, need] = barWidths(svg);
    expect(spend).toBe(need);
    expect(svg).toContain('url(#bars-hatch)');
    expect(svg).toContain('>*<');
    expect(svg).not.toContain('12.0%');
  });

  test('draw no bar of money while nothing is spent', () => {
    const svg = draw({ ...yardley, spendShare: undefined, gapPoints: undefined });
    expect(barWidths(svg)).toHaveLength(1);
    expect(svg).toContain('none yet');
  });

  test('never draw a bar to the left when more came back than was paid', () => {
    const [spend] = barWidths(draw({ ...yardley, spendShare: -0.01 }));
    expect(spend).toBe(0);
  });

  test('make a gap outside parity and the viewer’s own locality stand out', () => {
    expect(draw(yardley)).not.toContain('font-weight="750"');
    expect(draw({ ...yardley, outside: true })).toContain('font-weight="750"');
    expect(draw({ ...yardley, own: true })).toContain('#ffbf4d');
  });

  test.each([
    [2.34, '2.3 points above need'],
    [-1, '1.0 point below need'],
    [0.04, 'level with need'],
  ])('say a gap of %f as %s', (gap, words) => {
    expect(gapInWords(gap)).toBe(words);
  });
});
