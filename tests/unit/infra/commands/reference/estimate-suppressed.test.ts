import { estimateSuppressed } from '#infra/commands/reference/estimate-suppressed.ts';
import type { SmallAreaFigures } from '#infra/commands/reference/figures.ts';
import { describe, expect, it } from 'vitest';

function area(idaciRank: number, children: number, count: number | undefined): SmallAreaFigures {
  return {
    code: `E0100${idaciRank}`,
    name: 'Made-up',
    localityCode: 'north-end',
    wardCode: 'E05000001',
    imdScore: 1,
    imdRank: 1,
    imdDecile: 1,
    idaciRank,
    idaciDecile: 1,
    population: 1000,
    children,
    incomeDeprivedChildren: count,
    longitude: 0,
    latitude: 0,
  };
}

const fiveAround = (rank: number, share: number) =>
  [-2, -1, 0, 1, 2].map((step) => area(rank + step, 1000, 1000 * share));

describe('estimating a suppressed count', () => {
  it('reads the share between the five published areas on either side in rank', () => {
    const published = [...fiveAround(100, 0.04), ...fiveAround(200, 0.02)];
    const [estimate] = estimateSuppressed([area(150, 200, undefined), ...published], 1000);

    expect(estimate).toMatchObject({ incomeDeprivedChildren: 6, estimated: true });
  });

  it('runs down to nothing at the last rank of England', () => {
    const areas = [...fiveAround(100, 0.04), area(550, 100, undefined), area(1000, 100, undefined)];
    const estimates = estimateSuppressed(areas, 1000).filter((one) => one.estimated);

    expect(estimates.map((one) => one.incomeDeprivedChildren)).toEqual([2, 0]);
  });

  it('never exceeds 7, because an 8 would have been published as 10', () => {
    const areas = [...fiveAround(100, 0.5), ...fiveAround(200, 0.5), area(150, 900, undefined)];

    expect(estimateSuppressed(areas, 1000).at(-1)?.incomeDeprivedChildren).toBe(7);
  });

  it('leaves published counts alone, zero among them', () => {
    expect(estimateSuppressed([area(5, 100, 0), area(6, 100, 45)], 1000)).toMatchObject([
      { incomeDeprivedChildren: 0, estimated: false },
      { incomeDeprivedChildren: 45, estimated: false },
    ]);
  });
});
