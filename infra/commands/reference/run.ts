import { parseArgs } from 'node:util';
import { checkFigures, type ExpectedCounts } from './check-figures.ts';
import { type CompiledModule, compileReference } from './compile.ts';
import type { InputProblem, ReferenceFigures } from './figures.ts';
import { readExtractFolder } from './readers/extract-folder.ts';
import { writeModules } from './write-modules.ts';

export interface ReferenceCommand {
  readonly args: readonly string[];
  readonly expected: ExpectedCounts;
  /** The folder the modules go into. */
  readonly into: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

const usage =
  'Say which folder of official files to compile: npm run reference -- --from FOLDER (OS Code-Point Open from the OS Data Hub, the indices of deprivation from GOV.UK, lookups and boundaries from the ONS Open Geography Portal).';

/** More lines than these hide the first mistake rather than help to mend it. */
const problemsShown = 20;

/** Compiles the reference figures; answers the exit code: 0 compiled, 1 input refused, 2 misused. */
export function runReference({ args, expected, into, print, complain }: ReferenceCommand): number {
  const from = folderNamed(args);
  if (from === undefined) {
    complain(usage);
    return 2;
  }
  const read = readExtractFolder(from);
  const problems = read.ok ? checkFigures(read.value, expected) : read.failure;
  if (!read.ok || problems.length > 0) {
    problems.slice(0, problemsShown).forEach((problem) => {
      complain(describe(problem));
    });
    const more = problems.length - problemsShown;
    if (more > 0) complain(`… and ${more} more.`);
    complain('Nothing was written.');
    return 1;
  }
  const modules = compileReference(read.value);
  writeModules(into, modules);
  summarise(read.value, modules).forEach(print);
  return 0;
}

function folderNamed(args: readonly string[]): string | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' } } });
    return values.from === '' ? undefined : values.from;
  } catch {
    // An option or word we do not know is answered with what we do know.
    return undefined;
  }
}

function describe({ file, line, reason }: InputProblem): string {
  return line === undefined ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`;
}

function summarise(figures: ReferenceFigures, modules: readonly CompiledModule[]): string[] {
  const { smallAreas2011, smallAreas2021, postcodes, postcodesOutside } = figures;
  const live = postcodes.filter((row) => row.live);
  const councils = new Set(postcodesOutside.map((row) => row.councilCode));
  const inTenth = (areas: ReferenceFigures['smallAreas2011']) =>
    areas.filter((area) => area.imdDecile === 1).length;
  const suppressed = (areas: ReferenceFigures['smallAreas2011']) =>
    areas.filter((area) => area.incomeDeprivedChildren === undefined).length;
  const size = modules.reduce((sum, module) => sum + Buffer.byteLength(module.text), 0);
  return [
    `${figures.localities.length} localities and ${figures.wards.length} wards.`,
    `${smallAreas2011.length} small areas of 2011, ${inTenth(smallAreas2011)} of them in England's most deprived tenth (2019).`,
    `${smallAreas2021.length} small areas of 2021, ${inTenth(smallAreas2021)} of them in England's most deprived tenth (2025).`,
    `${suppressed(smallAreas2011)} suppressed counts of children estimated for 2019 and ${suppressed(smallAreas2021)} for 2025.`,
    `${postcodes.length} postcodes inside the city, ${live.length} of them live, ${live.filter((row) => row.nearEdge).length} of those near the edge of a small area.`,
    `${postcodesOutside.length} live postcodes outside it, in ${councils.size} councils.`,
    'Checked: every code is defined once, every area has an outline, sector weights match the postcodes.',
    ...modules.map(({ fileName, text }) => `${fileName}: ${kilobytes(Buffer.byteLength(text))}`),
    `In all: ${kilobytes(size)}.`,
  ];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
