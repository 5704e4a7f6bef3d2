import { smallAreaLines2011, smallAreaLines2021 } from './compiled/small-areas.ts';

/**
 * The year of the indices. Those of 2019 describe the small areas of 2011, those of 2025 the small
 * areas of 2021; most areas kept their code between the two, so a code alone names no figures.
 */
export type Vintage = 2019 | 2025;
export const vintages: readonly Vintage[] = [2019, 2025];

/** A lower-layer super output area: about 1,500 people, the unit the indices rank. */
export interface SmallArea {
  readonly vintage: Vintage;
  readonly code: string;
  readonly name: string;
  /** The locality that holds most of the area: for sums over areas, never for one family. */
  readonly localityCode: string;
  readonly wardCode: string;
  readonly imdScore: number;
  /** Place among all small areas of England, 1 the most deprived: an order, not an amount. */
  readonly imdRank: number;
  /** 1 for the most deprived tenth of England. */
  readonly imdDecile: number;
  readonly idaciRank: number;
  readonly idaciDecile: number;
  /** Residents: mid-2015 for 2019, Census 2021 for 2025. */
  readonly population: number;
  /** Residents aged 0 to 15 of the same source. */
  readonly children: number;
  /** Children in income-deprived families as IDACI counted them, to the nearest 5. */
  readonly incomeDeprivedChildren: number;
  /** True where the published count was suppressed, being under 8, and ours is an estimate. */
  readonly incomeDeprivedChildrenEstimated: boolean;
  /**
   * Their share of the children, at most 1. In 2025 the count and the children come from different
   * years, so this is near the published rate and not equal to it.
   */
  readonly incomeDeprivedShare: number;
  /** A point inside the area, to show it by. */
  readonly longitude: number;
  readonly latitude: number;
}

export const smallAreas2011: readonly SmallArea[] = decodeSmallAreas(smallAreaLines2011, 2019);
export const smallAreas2021: readonly SmallArea[] = decodeSmallAreas(smallAreaLines2021, 2025);

const byItsCode = { 2019: indexed(smallAreas2011), 2025: indexed(smallAreas2021) };

export function smallAreasOf(vintage: Vintage): readonly SmallArea[] {
  return vintage === 2019 ? smallAreas2011 : smallAreas2021;
}

/** The area with this code among the areas that the indices of one year describe. */
export function smallAreaByCode(lsoaCode: string, vintage: Vintage): SmallArea | undefined {
  return byItsCode[vintage].get(lsoaCode);
}

/** Reads the lines that `infra/commands/reference/compile.ts` writes. */
export function decodeSmallAreas(lines: string, vintage: Vintage): SmallArea[] {
  return lines.split('\n').map((line) => decodeSmallArea(line.split('|'), vintage));
}

/** Fields are taken by position: this runs 1,298 times while a function starts. */
function decodeSmallArea(fields: readonly string[], vintage: Vintage): SmallArea {
  const children = Number(fields[10]);
  const deprived = fields[11] ?? '';
  const estimated = deprived.startsWith('~');
  const incomeDeprivedChildren = Number(estimated ? deprived.slice(1) : deprived);
  return {
    vintage,
    code: fields[0] ?? '',
    name: fields[1] ?? '',
    localityCode: fields[2] ?? '',
    wardCode: fields[3] ?? '',
    imdScore: Number(fields[4]),
    imdRank: Number(fields[5]),
    imdDecile: Number(fields[6]),
    idaciRank: Number(fields[7]),
    idaciDecile: Number(fields[8]),
    population: Number(fields[9]),
    children,
    incomeDeprivedChildren,
    incomeDeprivedChildrenEstimated: estimated,
    incomeDeprivedShare: Math.min(1, incomeDeprivedChildren / Math.max(1, children)),
    longitude: Number(fields[12]),
    latitude: Number(fields[13]),
  };
}

function indexed(areas: readonly SmallArea[]): ReadonlyMap<string, SmallArea> {
  return new Map(areas.map((area) => [area.code, area]));
}
