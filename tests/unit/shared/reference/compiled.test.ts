import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  attribution,
  localities,
  smallAreas2011,
  smallAreas2021,
  vintage,
} from '#shared/reference/index.ts';
import { localityOutlines, smallAreaOutlines } from '#shared/reference/outlines.ts';
import { feature, neighbors } from 'topojson-client';
import { describe, expect, it } from 'vitest';

describe('the compiled figures', () => {
  it('take less than 700 kB in all, without what no function carries', () => {
    const folder = join(import.meta.dirname, '../../../../shared/reference/compiled');
    const carried = readdirSync(folder).filter((file) => file !== 'earlier.ts');
    const sizes = carried.map((file) => statSync(join(folder, file)).size);

    expect(sizes).toHaveLength(6);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(700_000);
  });

  it('carry the attribution the licences ask for and the release of each figure', () => {
    expect(attribution).toContain('Open Government Licence v.3.0');
    expect(attribution).toContain('Contains Royal Mail data (c) Royal Mail copyright');
    expect(vintage.postcodes).toContain('Code-Point Open 2025.4.0');
    expect(vintage.deprivation2019).toContain('English indices of deprivation 2019');
    expect(vintage.deprivation2025).toContain('English indices of deprivation 2025');
  });
});

describe('outlines', () => {
  it.each([
    ['the ten localities', localityOutlines, localities],
    ['the 639 small areas of 2011', () => smallAreaOutlines(2019), smallAreas2011],
    ['the 659 small areas of 2021', () => smallAreaOutlines(2025), smallAreas2021],
  ])('draw %s, each inside the city', (_, outlines, areas) => {
    const topology = outlines();
    const { features } = feature(topology, topology.objects.areas);
    const positions = features.flatMap(({ geometry }) =>
      geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2) : [],
    );
    const astray = positions.filter(
      ([longitude = 0, latitude = 0]) =>
        longitude < -2.034 || longitude > -1.728 || latitude < 52.381 || latitude > 52.61,
    );

    expect(features.map(({ id }) => id)).toEqual(areas.map(({ code }) => code));
    expect(positions.length).toBeGreaterThan(areas.length * 4);
    expect(astray).toEqual([]);
  });

  it.each([
    [2019, 639],
    [2025, 659],
  ] as const)('share their edges, so that every area of %i has a neighbour', (year, count) => {
    const { geometries } = smallAreaOutlines(year).objects.areas;
    const lonely = neighbors(geometries).filter((others) => others.length === 0);

    expect(geometries).toHaveLength(count);
    expect(lonely).toEqual([]);
  });
});
