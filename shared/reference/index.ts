export { cityFifth, cityMedianRank, cityRank, cityRanksAmong } from './city-rank.ts';
export {
  lookUp,
  type PostcodeFinding,
  type PostcodeInside,
  type PostcodeOutside,
  type PostcodeUnknown,
} from './look-up.ts';
export { needOf, needShare } from './need.ts';
export {
  type Locality,
  localities,
  localityByCode,
  type Ward,
  wardByCode,
  wards,
} from './places.ts';
export { postcodesOf } from './postcodes-of.ts';
export { attribution, vintage } from './provenance.ts';
export {
  currentReleases,
  firstReleases,
  type PlacedBy,
  type ReleaseKind,
  releaseKinds,
  releaseName,
} from './releases.ts';
export type { SectorFallback } from './sector-fallback.ts';
export {
  type SmallArea,
  smallAreaByCode,
  smallAreas2011,
  smallAreas2021,
  smallAreasOf,
  type Vintage,
  vintages,
} from './small-areas.ts';
