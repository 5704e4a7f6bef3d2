import { done, refused, type Result } from '#shared/kernel/index.ts';
import type { IndexYear, InputProblem, ReferenceFigures, SmallAreaFigures } from './figures.ts';
import type { Indices, IndicesRow } from './readers/indices-file.ts';
import { cityCouncilCode } from './take-postcodes.ts';

/**
 * Published counts of children are multiples of 5, not always the nearest: in File 7 of 2025 they lie up to
 * 3 from children × rate. A rate is rounded to three decimals.
 */
const rounding = { count: 5, rate: 0.0005 };

/**
 * The figures once a release of the indices takes the place of the one of its year. Areas keep what
 * the indices do not tell: their name, ward, locality and point. Every area must be in the file.
 */
export function takeIndices(
  before: ReferenceFigures,
  indices: Indices,
): Result<ReferenceFigures, readonly InputProblem[]> {
  const kind = indices.year === 2019 ? 'smallAreas2011' : 'smallAreas2021';
  const problems = areasThatDiffer(before, indices, kind);
  if (problems.length > 0) return refused(problems);
  const rowOf = new Map(indices.rows.map((row) => [row.code, row]));
  const areas = before[kind].map((area) => {
    const row = rowOf.get(area.code);
    return row === undefined ? area : areaWith(area, row);
  });
  return done({ ...before, [kind]: areas });
}

function areaWith(area: SmallAreaFigures, row: IndicesRow): SmallAreaFigures {
  const { imdScore, imdRank, imdDecile, idaciRank, idaciDecile, population, children } = row;
  return {
    ...area,
    ...{ imdScore, imdRank, imdDecile, idaciRank, idaciDecile, population, children },
    incomeDeprivedChildren: countOf(area, row),
  };
}

/**
 * Children times the rate. File 7 has no count of its own; a count that was published apart is the
 * better one as long as it agrees with the rate, within the rounding of both.
 */
function countOf({ incomeDeprivedChildren: held }: SmallAreaFigures, row: IndicesRow): number {
  const product = row.children * row.idaciScore;
  const agrees =
    held !== undefined && Math.abs(product - held) <= rounding.count + rounding.rate * row.children;
  return agrees ? held : Math.round(product);
}

function areasThatDiffer(
  before: ReferenceFigures,
  { file, year, rows }: Indices,
  kind: 'smallAreas2011' | 'smallAreas2021',
): InputProblem[] {
  const known = new Set(before[kind].map(({ code }) => code));
  const other = kind === 'smallAreas2011' ? 'smallAreas2021' : 'smallAreas2011';
  const ofOther = new Set(before[other].map(({ code }) => code));
  const census = censusOf(year);
  const strangers = rows.filter(
    ({ code, councilCode }) => councilCode === cityCouncilCode && !known.has(code),
  );
  const there = new Set(rows.map(({ code }) => code));
  const absent = [...known].filter((code) => !there.has(code));
  const [stranger] = strangers;
  if (stranger !== undefined) {
    const is = ofOther.has(stranger.code)
      ? `${stranger.code} is a small area of ${census === 2021 ? 2011 : 2021}, where the header says ${census}`
      : `${stranger.code} is no small area of the city in ${census}`;
    const count = strangers.length === 1 ? '' : `; ${strangers.length} rows are so`;
    const reason = `${is}${count}. Take File 7 as it was published.`;
    return [{ file, line: stranger.line, reason }];
  }
  const [first] = absent;
  if (first !== undefined) {
    const reason = `${absent.length} of ${known.size} small areas of ${census} have no row, ${first} among them: the file was cut off, or is of somewhere else. Download it again.`;
    return [{ file, reason }];
  }
  return rows.length === there.size
    ? []
    : [{ file, reason: 'An area has two rows. Take File 7 as it was published.' }];
}

function censusOf(year: IndexYear): 2011 | 2021 {
  return year === 2019 ? 2011 : 2021;
}
