import { placedByRows } from '#functions/casework-pages/views/placed-by-rows.ts';
import { vintage } from '#shared/reference/index.ts';
import { describe, expect, it } from 'vitest';

const inside = { programmeId: 'household-support-fund', placeStatus: 'inside' } as const;
const first = { postcodes: 1, deprivation: 1 };
const compiled = `${vintage.deprivation2019}; ${vintage.postcodes}`;
const now = (postcodes: number, deprivation: number) => () => ({ postcodes, deprivation });

describe('the figures that a family was placed by', () => {
  it('are named, with the year of deprivation that its programme uses', () => {
    expect(placedByRows({ ...inside, placedBy: first })).toEqual([
      { name: 'Area by', value: compiled },
    ]);
  });

  it('are the first there were, where none are written down', () => {
    expect(placedByRows(inside, now(1, 1))).toEqual([{ name: 'Area by', value: compiled }]);
  });

  it.each([
    ['postcodes', now(2, 1)],
    ['deprivation', now(1, 2)],
  ])('stay those of the decision once newer %s came, and say so', (_, later) => {
    expect(placedByRows({ ...inside, placedBy: first }, later)).toEqual([
      {
        name: 'Area by',
        value: `${compiled}. Newer figures came since; this decision keeps those it was made with.`,
      },
    ]);
  });

  it('are none of a hidden home', () => {
    expect(placedByRows({ ...inside, placeStatus: 'hidden' })).toEqual([]);
  });
});
