import { done, refused, type Result } from '#shared/kernel/index.ts';
import type { InputProblem, ReferenceFigures } from './figures.ts';
import type { ReferenceOptions } from './options.ts';
import { readIndicesFile } from './readers/indices-file.ts';
import { readPostcodeListing } from './readers/postcode-listing.ts';
import { takeIndices } from './take-indices.ts';
import { takePostcodes } from './take-postcodes.ts';

type Taken = Result<ReferenceFigures, readonly InputProblem[]>;

/** The compiled figures with the releases that were given taking the place of their own. */
export function takeReleases(before: ReferenceFigures, options: ReferenceOptions): Taken {
  const withPostcodes = postcodesTaken(before, options);
  return withPostcodes.ok ? indicesTaken(withPostcodes.value, options) : withPostcodes;
}

function postcodesTaken(before: ReferenceFigures, options: ReferenceOptions): Taken {
  if (options.postcodes === undefined) return done(before);
  const read = readPostcodeListing(options.postcodes);
  if (!read.ok) return read;
  const name = options.postcodesName ?? read.value.name;
  if (name === undefined) {
    const reason =
      'It does not say which release it is. Add it: --postcodes-name "OS Code-Point Open 2026.1.0".';
    return refused([{ file: read.value.file, reason }]);
  }
  const taken = takePostcodes(before, read.value, options.councils);
  if (!taken.ok) return taken;
  const attribution = attributionIn(before.provenance.attribution, name);
  return done({
    ...taken.value,
    provenance: { ...before.provenance, attribution, postcodes: name },
  });
}

function indicesTaken(before: ReferenceFigures, options: ReferenceOptions): Taken {
  if (options.deprivation === undefined) return done(before);
  const codes = [...before.smallAreas2011, ...before.smallAreas2021].map(({ code }) => code);
  const read = readIndicesFile(options.deprivation, new Set(codes));
  if (!read.ok) return read;
  const taken = takeIndices(before, read.value);
  if (!taken.ok) return taken;
  const { year } = read.value;
  const name =
    options.deprivationName ?? `MHCLG "English indices of deprivation ${year}" (GOV.UK), File 7`;
  return done({
    ...taken.value,
    provenance: { ...before.provenance, [`deprivation${year}`]: name },
  });
}

/** The licences ask for the year of the release: that of Ordnance Survey and Royal Mail, never an earlier one. */
function attributionIn(attribution: string, release: string): string {
  const year = /20\d\d/.exec(release)?.[0] ?? '';
  return attribution.replaceAll(
    /(Contains (?:OS|Royal Mail|National Statistics) data[^.]*?)(20\d\d)(?=\.)/g,
    (_, words: string, said: string) => `${words}${year > said ? year : said}`,
  );
}
