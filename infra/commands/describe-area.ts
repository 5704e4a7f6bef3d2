import {
  cityRank,
  localityByCode,
  lookUp,
  type PostcodeFinding,
  wardByCode,
} from '#shared/reference/index.ts';

/** What `npm run area -- "B8 3BB"` prints: the finding, flat, with names beside the codes. */
function describe(finding: PostcodeFinding): object {
  if (finding.status !== 'inside') return finding;
  const { area2011, area2021, ...place } = finding;
  return {
    ...place,
    localityName: localityByCode(place.localityCode)?.name,
    wardName: wardByCode(place.wardCode)?.name,
    imd2019: area2011.imdRank,
    imd2025: area2021.imdRank,
    idaci2019: area2011.idaciRank,
    idaci2025: area2021.idaciRank,
    imd2019Decile: area2011.imdDecile,
    imd2025Decile: area2021.imdDecile,
    idaci2019Decile: area2011.idaciDecile,
    idaci2025Decile: area2021.idaciDecile,
    cityRank2019: round(cityRank(area2011)),
    cityRank2025: round(cityRank(area2021)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * Looks up the postcode that the arguments spell, with or without quotes; answers the exit code:
 * 0 whatever was found, 2 when nothing was asked.
 */
export function runArea(
  args: readonly string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): number {
  const typed = args.join(' ').trim();
  if (typed === '') {
    complain('Say which postcode to look up: npm run --silent area -- "B8 3BB".');
    return 2;
  }
  print(JSON.stringify(describe(lookUp(typed)), null, 2));
  return 0;
}
