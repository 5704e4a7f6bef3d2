import { parseArgs } from 'node:util';
import { earlierFigures, type EarlierFigures } from '#shared/reference/earlier.ts';
import {
  cityRanksAmong,
  localityByCode,
  lookUp,
  type ReleaseKind,
  releaseKinds,
  releaseName,
  type SmallArea,
  smallAreasOf,
  type Vintage,
  wardByCode,
} from '#shared/reference/index.ts';

/** The number of a release for each kind that is not to be looked up in the newest. */
type AsOf = Readonly<Partial<Record<ReleaseKind, number>>>;

interface Asked {
  readonly typed: string;
  readonly asOf: AsOf;
}

/** What `npm run area -- "B8 3BB"` prints: the finding, flat, with names beside the codes. */
function describe({ typed, asOf }: Asked, earlier: EarlierFigures): object {
  const found = findingOf(typed, asOf, earlier);
  if (found.status !== 'inside') return { ...found, ...releasesSaid(asOf) };
  const in2019 = areaIn(2019, found.lsoa2011, asOf, earlier);
  const in2025 = areaIn(2025, found.lsoa2021, asOf, earlier);
  return {
    ...found,
    localityName: localityByCode(found.localityCode)?.name,
    wardName: wardByCode(found.wardCode)?.name,
    imd2019: in2019.area?.imdRank,
    imd2025: in2025.area?.imdRank,
    idaci2019: in2019.area?.idaciRank,
    idaci2025: in2025.area?.idaciRank,
    imd2019Decile: in2019.area?.imdDecile,
    imd2025Decile: in2025.area?.imdDecile,
    idaci2019Decile: in2019.area?.idaciDecile,
    idaci2025Decile: in2025.area?.idaciDecile,
    cityRank2019: round(in2019.rank),
    cityRank2025: round(in2025.rank),
    ...releasesSaid(asOf),
  };
}

function findingOf(typed: string, asOf: AsOf, earlier: EarlierFigures) {
  const found = lookUp(typed);
  const postcode = 'postcode' in found ? found.postcode : undefined;
  const then =
    postcode === undefined || asOf.postcodes === undefined
      ? undefined
      : earlier.place(postcode, asOf.postcodes);
  if (then !== undefined) return { ...then, postcode };
  if (found.status !== 'inside') return found;
  const { area2011: _first, area2021: _second, ...place } = found;
  return place;
}

function areaIn(
  year: Vintage,
  lsoaCode: string,
  asOf: AsOf,
  earlier: EarlierFigures,
): { area: SmallArea | undefined; rank: number | undefined } {
  const release = asOf[`deprivation${year}`];
  const replaced = release === undefined ? undefined : earlier.smallAreas(year, release);
  const areas = replaced ?? smallAreasOf(year);
  return {
    area: areas.find(({ code }) => code === lsoaCode),
    rank: cityRanksAmong(areas).get(lsoaCode),
  };
}

/** The names of the releases that were asked for, so that what is printed says what it is by. */
function releasesSaid(asOf: AsOf): object {
  const said = releaseKinds.flatMap((kind) => {
    const number = asOf[kind];
    return number === undefined ? [] : [[kind, releaseName(kind, number)] as const];
  });
  return said.length === 0 ? {} : { releases: Object.fromEntries<string | undefined>(said) };
}

function round(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10) / 10;
}

/** The postcode and the releases asked for; what is wrong with them otherwise, in words. */
function askedIn(args: readonly string[]): Asked | string {
  const usage = 'Say which postcode to look up: npm run --silent area -- "B8 3BB".';
  const options = { release: { type: 'string', multiple: true } } as const;
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], options, allowPositionals: true },
    });
    const typed = positionals.join(' ').trim();
    if (typed === '') return usage;
    const asOf: Partial<Record<ReleaseKind, number>> = {};
    for (const said of values.release ?? []) {
      const kind = releaseKinds.find((one) => said.startsWith(`${one}=`));
      const number = Number(said.slice(said.indexOf('=') + 1));
      if (kind === undefined || releaseName(kind, number) === undefined) {
        return `There is no release ${said}. Say --release postcodes=1, deprivation2019=1 or deprivation2025=1, by a number of shared/reference/compiled/releases.ts.`;
      }
      asOf[kind] = number;
    }
    return { typed, asOf };
  } catch {
    // An option we do not know is answered with what we do know.
    return usage;
  }
}

/**
 * Looks up the postcode that the arguments spell, with or without quotes, in the newest releases or
 * in those that `--release` names; answers the exit code: 0 whatever was found, 2 when nothing was
 * asked or no such release was ever compiled.
 */
export function runArea(
  args: readonly string[],
  print: (line: string) => void,
  complain: (line: string) => void,
  earlier: EarlierFigures = earlierFigures(),
): number {
  const asked = askedIn(args);
  if (typeof asked === 'string') {
    complain(asked);
    return 2;
  }
  print(JSON.stringify(describe(asked, earlier), null, 2));
  return 0;
}
