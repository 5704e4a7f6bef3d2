import { estimateSuppressed, lastRankOf } from './estimate-suppressed.ts';
import type { IndexYear, ReferenceFigures, SmallAreaFigures } from './figures.ts';

/** What becomes of postcodes; each list in the order of the alphabet. */
export interface PostcodeChanges {
  readonly added: readonly string[];
  readonly ended: readonly string[];
  readonly revived: readonly string[];
  readonly addedOutside: readonly string[];
  readonly endedOutside: readonly string[];
  readonly intoCity: readonly string[];
  readonly outOfCity: readonly string[];
  /** In another small area than before, of 2011 or of 2021. */
  readonly moved: readonly string[];
  readonly otherWard: readonly string[];
  /** Living families there would draw on another envelope. */
  readonly otherLocality: readonly {
    readonly postcode: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface IndexChanges {
  /** Small areas whose rank changed, by the whole index or by that of children. */
  readonly reranked: number;
  readonly moreDeprivedTenth: readonly TenthChange[];
  readonly lessDeprivedTenth: readonly TenthChange[];
  /** Small areas with another number of children in income-deprived families. */
  readonly recounted: number;
  /** Each locality's share of the city's need; both sum to 1. */
  readonly need: readonly {
    readonly localityCode: string;
    readonly before: number;
    readonly after: number;
  }[];
}

export interface TenthChange {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export function comparePostcodes(
  before: ReferenceFigures,
  after: ReferenceFigures,
): PostcodeChanges {
  const old = listedIn(before);
  const now = listedIn(after);
  const all = [...new Set([...old.keys(), ...now.keys()])].sort();
  const which = (found: (one: Listed | undefined, other: Listed | undefined) => boolean) =>
    all.filter((postcode) => found(old.get(postcode), now.get(postcode)));
  const inBoth = (found: (one: Inside, other: Inside) => boolean) =>
    which((one, other) => one?.inside === true && other?.inside === true && found(one, other));
  return {
    added: which((one, other) => one === undefined && other?.inside === true),
    addedOutside: which((one, other) => one === undefined && other?.inside === false),
    ended: which((one, other) => other?.inside === true && one?.live === true && !other.live),
    endedOutside: which(
      (one, other) => other?.inside === false && one?.live === true && !other.live,
    ),
    revived: which((one, other) => one?.live === false && other?.live === true),
    intoCity: which((one, other) => one?.inside === false && other?.inside === true),
    outOfCity: which((one, other) => one?.inside === true && other?.inside === false),
    moved: inBoth(
      (one, other) => one.lsoa2011 !== other.lsoa2011 || one.lsoa2021 !== other.lsoa2021,
    ),
    otherWard: inBoth((one, other) => one.wardCode !== other.wardCode),
    otherLocality: inBoth(
      (one, other) => other.live && one.localityCode !== other.localityCode,
    ).map((postcode) => ({
      ...{ postcode, from: localityOf(old.get(postcode)), to: localityOf(now.get(postcode)) },
    })),
  };
}

type Inside = ReferenceFigures['postcodes'][number] & { readonly inside: true };
type Outside = ReferenceFigures['postcodesOutside'][number] & { readonly inside: false };
type Listed = Inside | Outside;

function listedIn({ postcodes, postcodesOutside }: ReferenceFigures): Map<string, Listed> {
  return new Map<string, Listed>([
    ...postcodes.map((row) => [row.postcode, { ...row, inside: true }] as const),
    ...postcodesOutside.map((row) => [row.postcode, { ...row, inside: false }] as const),
  ]);
}

function localityOf(listed: Listed | undefined): string {
  return listed?.inside === true ? listed.localityCode : '';
}

export function compareIndices(
  before: ReferenceFigures,
  after: ReferenceFigures,
  year: IndexYear,
): IndexChanges {
  const old = new Map(areasOf(before, year).map((area) => [area.code, area]));
  const pairs = areasOf(after, year).flatMap((area) => {
    const was = old.get(area.code);
    return was === undefined ? [] : [{ was, area }];
  });
  const tenths = pairs
    .map(({ was, area }) => ({
      ...{ code: area.code, name: area.name, from: was.imdDecile, to: area.imdDecile },
    }))
    .sort((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from));
  const [needBefore, needAfter] = [needIn(before, year), needIn(after, year)];
  return {
    reranked: pairs.filter(
      ({ was, area }) => was.imdRank !== area.imdRank || was.idaciRank !== area.idaciRank,
    ).length,
    moreDeprivedTenth: tenths.filter(({ from, to }) => to < from),
    lessDeprivedTenth: tenths.filter(({ from, to }) => to > from),
    recounted: pairs.filter(
      ({ was, area }) => was.incomeDeprivedChildren !== area.incomeDeprivedChildren,
    ).length,
    need: after.localities.map(({ code }) => ({
      ...{ localityCode: code, before: needBefore.get(code) ?? 0, after: needAfter.get(code) ?? 0 },
    })),
  };
}

/** As `shared/reference/need.ts` has it: children in income-deprived families over the city's sum. */
function needIn(figures: ReferenceFigures, year: IndexYear): Map<string, number> {
  const areas = estimateSuppressed(areasOf(figures, year), lastRankOf[year]);
  const city = areas.reduce((sum, area) => sum + area.incomeDeprivedChildren, 0);
  const shares = new Map(figures.localities.map(({ code }) => [code, 0]));
  for (const { localityCode, incomeDeprivedChildren } of areas) {
    const share = incomeDeprivedChildren / Math.max(1, city);
    shares.set(localityCode, (shares.get(localityCode) ?? 0) + share);
  }
  return shares;
}

function areasOf(figures: ReferenceFigures, year: IndexYear): readonly SmallAreaFigures[] {
  return year === 2019 ? figures.smallAreas2011 : figures.smallAreas2021;
}
