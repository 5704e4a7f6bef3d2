import { currentReleases, releaseName, vintage } from '#shared/reference/index.ts';
import { describe, expect, it } from 'vitest';

describe('releases of the figures', () => {
  it.each([2019, 2025] as const)('places by the newest that was compiled, for %i', (year) => {
    const { postcodes, deprivation } = currentReleases(year);
    const named = { 2019: vintage.deprivation2019, 2025: vintage.deprivation2025 }[year];

    expect(releaseName('postcodes', postcodes)).toBe(vintage.postcodes);
    expect(releaseName(`deprivation${year}`, deprivation)).toBe(named);
    expect(releaseName('postcodes', postcodes + 1)).toBeUndefined();
  });
});
