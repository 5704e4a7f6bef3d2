import { describe, expect, test } from 'vitest';

import { smallAreas2011, smallAreas2021 } from '#shared/reference/index.ts';
import { drawMapOfNeed, type AreaValue, type MapOfNeed } from '#shared/reporting/drawings/index.ts';

function draw(values: readonly (readonly [string, AreaValue])[], more: Partial<MapOfNeed> = {}) {
  return drawMapOfNeed({
    id: 'map',
    title: 'Money & need',
    description: 'Dark areas had more "for each child" <in need>.',
    vintage: 2019,
    measure: 'Paid for each child in need',
    values: new Map(values),
    show: (value) => `£${value}`,
    withoutValue: 'Too few children',
    ...more,
  });
}

const every = (value: (place: number) => AreaValue) =>
  smallAreas2011.map(({ code }, place) => [code, value(place)] as const);
const count = (svg: string, part: string) => svg.split(part).length - 1;

describe('the map of need', () => {
  test('draws all 639 small areas, each with what it stands for', () => {
    const svg = draw(every((place) => place));
    expect(count(svg, '<path d="M')).toBeGreaterThanOrEqual(639);
    expect(count(svg, ': £')).toBe(639);
    expect(svg).toContain('<title>Yardley West &amp; Stechford 067A: £0</title>');
  });

  test('counts what works in wards, at the middle of each, and says so in the legend', () => {
    const byWard = new Map([
      [smallAreas2011[0]!.wardCode, 3],
      ['E05999999', 7],
    ]);
    const svg = draw(
      every((place) => place),
      { marks: { legend: 'Grants that work in the ward', byWard } },
    );
    // One in its ward, one in the legend; a ward that is not there has no middle.
    expect(count(svg, '<circle')).toBe(2);
    expect(svg).toContain('>3</text>');
    expect(svg).not.toContain('>7</text>');
    expect(count(svg, 'Grants that work in the ward')).toBe(2);
    const none = draw(
      every((place) => place),
      { marks: { legend: 'Grants that work in the ward', byWard: new Map() } },
    );
    expect(none).not.toContain('Grants that work');
  });

  test('draws every shape with whole steps inside the picture', () => {
    const svg = draw(every((place) => place));
    const paths = [...svg.matchAll(/<path d="(M[^"]+z)"/g)].map(([, path]) => path!);
    for (const path of paths) {
      expect(path).toMatch(/^(M\d+ \d+l-?\d+[ -]\d+([ -]\d+[ -]\d+)*z)+$/);
    }
    const starts = paths.flatMap((path) => [...path.matchAll(/M(\d+) (\d+)/g)]);
    for (const [, x, y] of starts) {
      expect(Number(x)).toBeLessThanOrEqual(6010);
      expect(Number(y)).toBeLessThanOrEqual(7500);
    }
  });

  test('stays small enough for a page', () => {
    expect(draw(every((place) => place)).length).toBeLessThan(140_000);
  });

  test('is an image with a title and a description, whatever characters they hold', () => {
    const svg = draw([]);
    expect(svg).toContain('role="img" aria-labelledby="map-title map-description"');
    expect(svg).toContain('<title id="map-title">Money &amp; need</title>');
    expect(svg).toContain('&quot;for each child&quot; &lt;in need&gt;');
    expect(svg).not.toContain('style=');
  });

  test('hatches what is withheld and what has no value, and says so in the legend', () => {
    const svg = draw([
      ['E01008881', 'withheld'],
      ['E01008882', 40],
      ['E01008883', undefined],
    ]);
    expect(svg).toContain('Small numbers, withheld · Too few children');
    expect(svg).toContain('Yardley West &amp; Stechford 067A: small number withheld');
    expect(svg).toContain('Tyseley &amp; Hay Mills 066A: £40');
    expect(svg).toContain('Tyseley &amp; Hay Mills 078A: no value');
    expect(draw(every(() => 40))).not.toContain('withheld');
  });

  test('shows a legend without steps while there is nothing to show', () => {
    const svg = draw([]);
    expect(svg).toContain('Paid for each child in need');
    expect(svg).not.toContain('>less<');
  });

  test('draws the 659 areas of 2021 for figures of 2025', () => {
    const values = smallAreas2021.map(({ code }, place) => [code, place] as const);
    const svg = draw(values, { vintage: 2025 });
    expect(count(svg, ': £')).toBe(659);
    expect(svg).not.toContain('no value');
  });

  test('draws one locality alone, larger, with its wards named', () => {
    const own = smallAreas2011.filter(({ localityCode }) => localityCode === 'yardley');
    const svg = draw(
      every((place) => place),
      { localityCode: 'yardley', only: true },
    );
    expect(count(svg, ': £')).toBe(own.length);
    expect(svg).toContain('>Acocks<');
    expect(svg).not.toContain('>Erdington<');
    expect(svg).toContain('1 km');
  });

  test('names the ten localities and draws a strong line around one', () => {
    const plain = draw([]);
    for (const word of ['Sutton', 'Coldfield', 'Edgbaston', 'Yardley']) {
      expect(plain).toContain(`>${word}</tspan>`);
    }
    expect(count(draw([], { localityCode: 'yardley' }), '#ffbf4d')).toBe(1);
    expect(count(plain, '#ffbf4d')).toBe(0);
  });

  test('keeps the ids of two drawings on one page apart', () => {
    const ids = [...`${draw([])}${draw([], { id: 'other' })}`.matchAll(/ id="([^"]+)"/g)];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  });
});
