import { encodeOutlines } from './encode-outlines.ts';
import { encodePostcodes } from './encode-postcodes.ts';
import { type EstimatedSmallArea, estimateSuppressed, lastRankOf } from './estimate-suppressed.ts';
import type { IndexYear, ReferenceFigures, SmallAreaFigures } from './figures.ts';
import type { ReleaseHistory } from './history.ts';

/** One generated module: constants of text and nothing else. */
export interface CompiledModule {
  readonly fileName: string;
  readonly text: string;
}

/**
 * Turns figures that passed the checks into the modules under `shared/reference/compiled/`. The
 * same figures give the same bytes, in whatever order their rows came.
 */
export function compileReference(
  input: ReferenceFigures,
  history: ReleaseHistory,
): CompiledModule[] {
  const figures = inOrder(input);
  const councils = new Map(
    figures.postcodesOutside.map((row) => [row.councilCode, row.councilName]),
  );
  const councilCodes = [...councils.keys()].sort();
  return [
    renderModule('provenance.ts', {
      attribution: figures.provenance.attribution,
      postcodesVintage: figures.provenance.postcodes,
      deprivation2019Vintage: figures.provenance.deprivation2019,
      deprivation2025Vintage: figures.provenance.deprivation2025,
    }),
    renderModule('releases.ts', {
      releaseLines: history.releases.map(({ kind, number, name }) =>
        [kind, number, name].join('|'),
      ),
    }),
    renderModule('earlier.ts', {
      earlierSmallAreaLines2019: history.smallAreas[2019],
      earlierSmallAreaLines2025: history.smallAreas[2025],
      earlierPlaceLines: history.places,
    }),
    renderModule('places.ts', {
      localityLines: figures.localities.map((row) =>
        [row.code, row.name, row.constituencyCode].join('|'),
      ),
      wardLines: figures.wards.map((row) =>
        [
          row.code,
          row.name,
          ...row.localityShares.map(({ localityCode, share }) => `${localityCode}:${share}`),
        ].join('|'),
      ),
      councilLines: councilCodes.map((code) => [code, councils.get(code)].join('|')),
    }),
    renderModule('small-areas.ts', {
      smallAreaLines2011: encodeSmallAreas(figures.smallAreas2011, lastRankOf[2019]),
      smallAreaLines2021: encodeSmallAreas(figures.smallAreas2021, lastRankOf[2025]),
    }),
    renderModule('postcodes.ts', { sectorLines: encodePostcodes(figures, councilCodes) }),
    renderModule('outlines.ts', {
      localityOutlineLines: encodeOutlines(figures.outlines.localities),
      smallAreaOutlineLines2011: encodeOutlines(figures.outlines.smallAreas2011),
      smallAreaOutlineLines2021: encodeOutlines(figures.outlines.smallAreas2021),
    }),
  ];
}

function inOrder(figures: ReferenceFigures): ReferenceFigures {
  return {
    ...figures,
    localities: byCode(figures.localities),
    wards: byCode(figures.wards),
    smallAreas2011: byCode(figures.smallAreas2011),
    smallAreas2021: byCode(figures.smallAreas2021),
  };
}

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The lines of one year's small areas, as they are compiled: what a release of that year says. */
export function smallAreaLinesOf(figures: ReferenceFigures, year: IndexYear): string[] {
  const areas = year === 2019 ? figures.smallAreas2011 : figures.smallAreas2021;
  return encodeSmallAreas(byCode(areas), lastRankOf[year]);
}

function encodeSmallAreas(areas: readonly SmallAreaFigures[], lastRank: number): string[] {
  return estimateSuppressed(areas, lastRank).map(encodeSmallArea);
}

/** Five decimals of a degree are about a metre; `~` marks a count that we estimated. */
function encodeSmallArea(area: EstimatedSmallArea): string {
  return [
    area.code,
    area.name,
    area.localityCode,
    area.wardCode,
    area.imdScore,
    area.imdRank,
    area.imdDecile,
    area.idaciRank,
    area.idaciDecile,
    area.population,
    area.children,
    `${area.estimated ? '~' : ''}${area.incomeDeprivedChildren}`,
    area.longitude.toFixed(5),
    area.latitude.toFixed(5),
  ].join('|');
}

/** ESLint allows a file this many lines; a longer table must say why it is longer. */
const longestFile = 300;

function renderModule(
  fileName: string,
  constants: Readonly<Record<string, string | readonly string[]>>,
): CompiledModule {
  const body = Object.entries(constants).map(
    ([name, value]) => `export const ${name} = ${literal(value)};\n`,
  );
  const header =
    '// Compiled by `npm run reference`; do not edit. See docs/decisions/0004 and 0081.\n';
  const lines = [header, ...body].join('').split('\n').length;
  const reason = 'one line a record lets a reviewer see what a refresh changed';
  const permission = lines > longestFile ? `/* eslint-disable max-lines -- ${reason} */\n` : '';
  return { fileName, text: [permission, header, '\n', ...body].join('') };
}

function literal(value: string | readonly string[]): string {
  return typeof value === 'string' ? JSON.stringify(value) : `\`${value.join('\n')}\``;
}
