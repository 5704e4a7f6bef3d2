import { lookUp, postcodesOf, smallAreas2011 } from '#shared/reference/index.ts';
import { sectorNames, unitsOf } from '#shared/reference/postcode-table.ts';
import { describe, expect, it } from 'vitest';

/** Rows copied by hand from the tables the figures were compiled from. */
const inside = [
  // A live postcode in a small area that was split between 2011 and 2021.
  ['B8 3BB', true, 'E01009194', 'E01034932', 'E05011120', 'hodge-hill', false],
  ['B73 5AB', true, 'E01009473', 'E01009473', 'E05011179', 'sutton-coldfield', false],
  ['B73 5AA', true, 'E01009135', 'E01009135', 'E05011161', 'erdington', false],
  // Terminated.
  ['B1 1AA', false, 'E01033625', 'E01033625', 'E05011151', 'ladywood', false],
  ['B99 1DY', false, 'E01008910', 'E01008910', 'E05011156', 'ladywood', false],
  // Near an edge.
  ['B10 0BS', true, 'E01009363', 'E01009363', 'E05011127', 'ladywood', true],
  ['B10 9SJ', true, 'E01009344', 'E01009344', 'E05011167', 'hodge-hill', true],
] as const;

describe('looking up a postcode', () => {
  it.each(inside)(
    'finds %s inside the city',
    (postcode, live, lsoa2011, lsoa2021, wardCode, localityCode, nearEdge) => {
      const finding = lookUp(postcode);

      expect(finding).toMatchObject({
        status: 'inside',
        postcode,
        live,
        lsoa2011,
        lsoa2021,
        wardCode,
        localityCode,
        nearEdge,
        area2011: { vintage: 2019, code: lsoa2011 },
        area2021: { vintage: 2025, code: lsoa2021 },
      });
    },
  );

  it.each(['b8 3bb', 'B83BB', ' b8  3b b ', 'B8-3BB.', '"B8 3BB",', 'B8\u00a03BB'])(
    'reads %j as B8 3BB',
    (typed) => {
      expect(lookUp(typed)).toMatchObject({ status: 'inside', postcode: 'B8 3BB' });
    },
  );

  it("answers with the postcode's own locality where its small area is counted under another", () => {
    const finding = lookUp('B10 0BS');

    expect(finding).toMatchObject({
      localityCode: 'ladywood',
      area2011: { localityCode: 'hall-green' },
    });
  });

  it.each([
    ['B14 4LJ', 'E08000029', 'Solihull'],
    ['b14 4ll', 'E08000029', 'Solihull'],
  ])('names the council of %s, which is outside', (typed, councilCode, councilName) => {
    expect(lookUp(typed)).toEqual({
      status: 'outside',
      postcode: typed.toUpperCase(),
      councilCode,
      councilName,
    });
  });

  it.each(['', 'hello', 'B8', 'B8 3', 'B8 3CC', '123456', 'B8 3BB B8 3BB', '8B 3BB', 'ＢＢ'])(
    'says that %j is not a postcode',
    (typed) => {
      expect(lookUp(typed)).toEqual({ status: 'unknown', reason: 'not-a-postcode' });
    },
  );

  it.each(['SW1A 1AA', 'WS1 1AA', 'BS1 1AA'])(
    'says that %s is of another postcode area, where no Birmingham address is',
    (postcode) => {
      expect(lookUp(postcode)).toEqual({
        status: 'unknown',
        reason: 'another-postcode-area',
        postcode,
      });
    },
  );

  it('offers where the neighbours lie for a postcode that is not listed', () => {
    const finding = lookUp('B14 4ZZ');
    const sector = finding.status === 'unknown' ? finding.sector : undefined;

    expect(finding).toMatchObject({ status: 'unknown', reason: 'not-listed', postcode: 'B14 4ZZ' });
    // Weights and shares of the published summary of this sector: 206 live inside, 2 outside.
    expect(sector?.birminghamShare).toBeCloseTo(206 / 208, 10);
    expect(sector?.smallAreas2011[0]).toEqual({ lsoaCode: 'E01008945', share: 31 / 206 });
    expect(sector?.smallAreas2011).toHaveLength(14);
    expect(sector?.localities).toEqual([{ localityCode: 'selly-oak', share: 1 }]);
  });

  it('offers no neighbours for a sector that has none alive or is not listed', () => {
    expect(lookUp('B22 1ZZ')).toEqual({
      status: 'unknown',
      reason: 'not-listed',
      postcode: 'B22 1ZZ',
    });
    expect(lookUp('B0 9ZZ')).not.toHaveProperty('sector');
  });

  it('gives weights that sum to 1 in every sector that has a live postcode in the city', () => {
    const sums = [...sectorNames()].flatMap((name) => {
      const finding = lookUp(`${name}${unlistedUnit(name)}`);
      const sector = finding.status === 'unknown' ? finding.sector : undefined;
      if (sector === undefined || sector.birminghamShare === 0) return [];
      return [sum(sector.smallAreas2011), sum(sector.localities)];
    });

    expect(sums.length).toBeGreaterThan(200);
    expect(sums.filter((total) => Math.abs(total - 1) > 1e-9)).toEqual([]);
  });

  it('answers in microseconds', () => {
    const postcodes = smallAreas2011.flatMap((area) => postcodesOf(area.code));
    const before = performance.now();
    const found = postcodes.filter((postcode) => lookUp(postcode).status === 'inside').length;
    const microsecondsEach = ((performance.now() - before) * 1000) / found;

    expect(found).toBe(21_652);
    // Measured at 1; the allowance is for a busy machine.
    expect(microsecondsEach).toBeLessThan(50);
  });
});

describe('the table of postcodes', () => {
  const all = [...sectorNames()].flatMap((sector) => [...unitsOf(sector)]);
  const inCity = all.flatMap(({ site, ...unit }) => (site.inside ? [{ ...unit, site }] : []));
  const live = inCity.filter((unit) => unit.live);

  it('holds 34,923 postcodes of the city, 21,652 of them live, and 20,268 outside', () => {
    expect(inCity).toHaveLength(34_923);
    expect(live).toHaveLength(21_652);
    expect(all).toHaveLength(34_923 + 20_268);
    expect(new Set(all.map((unit) => unit.postcode)).size).toBe(all.length);
  });

  it('flags the 391 live postcodes within 10 m of the edge of a small area', () => {
    expect(live.filter((unit) => unit.nearEdge)).toHaveLength(391);
  });

  it("keeps 399 live postcodes in a locality other than their small area's", () => {
    const apart = live.filter(({ site }) => site.localityCode !== site.area2011.localityCode);

    expect(apart).toHaveLength(399);
  });

  it('reaches every small area of both vintages', () => {
    expect(new Set(live.map(({ site }) => site.area2011.code)).size).toBe(639);
    expect(new Set(live.map(({ site }) => site.area2021.code)).size).toBe(659);
  });
});

describe('the postcodes of a small area', () => {
  it('are live, lie in it and come in order', () => {
    const postcodes = postcodesOf('E01009194');

    expect(postcodes).toContain('B8 3BB');
    expect(postcodes).toEqual([...postcodes].sort());
    postcodes.forEach((postcode) => {
      expect(lookUp(postcode)).toMatchObject({ live: true, lsoa2011: 'E01009194' });
    });
  });

  it('are none for an area of somewhere else', () => {
    expect(postcodesOf('E01000001')).toEqual([]);
  });
});

function unlistedUnit(sector: string): string {
  const units = new Set([...unitsOf(sector)].map((unit) => unit.postcode.slice(-2)));
  const letters = 'A B D E F G H J L N P Q R S T U W X Y Z'.split(' ');
  const free = letters.flatMap((first) => letters.map((second) => first + second));
  return free.find((unit) => !units.has(unit))!;
}

function sum(weights: readonly { readonly share: number }[]): number {
  return weights.reduce((total, weight) => total + weight.share, 0);
}
