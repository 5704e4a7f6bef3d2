import type { InputProblem, ReferenceFigures } from './figures.ts';

/** How many of each there must be; anything else means a file was cut for somewhere else. */
export interface ExpectedCounts {
  readonly localities: number;
  readonly smallAreas2011: number;
  readonly smallAreas2021: number;
}

/** Birmingham as the Office for National Statistics drew it in 2011 and 2021, in ten localities. */
export const birmingham: ExpectedCounts = {
  localities: 10,
  smallAreas2011: 639,
  smallAreas2021: 659,
};

/**
 * Everything that must be true between the figures, whichever layout they were read from: the
 * right number of areas, no code twice, and no code that nothing defines. Returns what is not.
 */
export function checkFigures(figures: ReferenceFigures, expected: ExpectedCounts): InputProblem[] {
  return [...counts(figures, expected), ...repeats(figures), ...dangling(figures)];
}

function counts(figures: ReferenceFigures, expected: ExpectedCounts): InputProblem[] {
  const kinds = ['localities', 'smallAreas2011', 'smallAreas2021'] as const;
  return kinds
    .filter((kind) => figures[kind].length !== expected[kind])
    .map((kind) => ({
      file: kind,
      reason: `There are ${figures[kind].length} where ${expected[kind]} are expected.`,
    }));
}

function repeats(figures: ReferenceFigures): InputProblem[] {
  const codesOf = {
    localities: figures.localities.map((row) => row.code),
    wards: figures.wards.map((row) => row.code),
    smallAreas2011: figures.smallAreas2011.map((row) => row.code),
    smallAreas2021: figures.smallAreas2021.map((row) => row.code),
    postcodes: [...figures.postcodes, ...figures.postcodesOutside].map((row) => row.postcode),
  };
  return Object.entries(codesOf).flatMap(([file, codes]) => {
    const seen = new Set<string>();
    const twice = codes.filter((code) => seen.has(code) || !seen.add(code));
    return twice.map((code) => ({ file, reason: `${code} is there twice.` }));
  });
}

function dangling(figures: ReferenceFigures): InputProblem[] {
  const localities = new Set(figures.localities.map((row) => row.code));
  const wards = new Set(figures.wards.map((row) => row.code));
  const areas2011 = new Set(figures.smallAreas2011.map((row) => row.code));
  const areas2021 = new Set(figures.smallAreas2021.map((row) => row.code));
  const problems: InputProblem[] = [];
  const require = (file: string, known: ReadonlySet<string>, owner: string, code: string) => {
    if (known.has(code)) return;
    problems.push({ file, reason: `${owner} names ${code}, which no table defines.` });
  };
  for (const { code, localityShares } of figures.wards) {
    for (const { localityCode } of localityShares) require('wards', localities, code, localityCode);
  }
  for (const kind of ['smallAreas2011', 'smallAreas2021'] as const) {
    for (const area of figures[kind]) {
      require(kind, localities, area.code, area.localityCode);
      require(kind, wards, area.code, area.wardCode);
    }
  }
  for (const row of figures.postcodes) {
    require('postcodes', areas2011, row.postcode, row.lsoa2011);
    require('postcodes', areas2021, row.postcode, row.lsoa2021);
    require('postcodes', wards, row.postcode, row.wardCode);
    require('postcodes', localities, row.postcode, row.localityCode);
  }
  return [
    ...problems,
    ...outlineGaps(figures, 'localities'),
    ...outlineGaps(figures, 'smallAreas2011'),
    ...outlineGaps(figures, 'smallAreas2021'),
  ];
}

function outlineGaps(
  figures: ReferenceFigures,
  kind: keyof ReferenceFigures['outlines'],
): InputProblem[] {
  const file = `outlines of ${kind}`;
  const { arcs, shapes } = figures.outlines[kind];
  const drawn = new Set(shapes.map((shape) => shape.code));
  const known = new Set(figures[kind].map((row) => row.code));
  // A reversed arc n is written ~n, which is below zero.
  const used = shapes.flatMap((shape) => shape.polygons.flat(2)).map((n) => (n < 0 ? ~n : n));
  const reasons = [
    ...[...known].filter((code) => !drawn.has(code)).map((code) => `${code} has no outline.`),
    ...[...drawn].filter((code) => !known.has(code)).map((code) => `${code} is not an area.`),
    ...used.filter((arc) => arc >= arcs.length).map((arc) => `Arc ${arc} is not there.`),
  ];
  return reasons.map((reason) => ({ file, reason }));
}
