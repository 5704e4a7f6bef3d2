import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refused, type Result } from '#shared/kernel/index.ts';
import { checkFigures, type ExpectedCounts } from './check-figures.ts';
import { type CompiledModule, compileReference } from './compile.ts';
import { describeChanges } from './describe-changes.ts';
import type { InputProblem, ReferenceFigures } from './figures.ts';
import { firstHistory, nextHistory } from './history.ts';
import { optionsIn, type ReferenceOptions } from './options.ts';
import { type CompiledReference, readCompiledFolder } from './readers/compiled-folder.ts';
import { readExtractFolder } from './readers/extract-folder.ts';
import { summarise } from './summarise.ts';
import { takeReleases } from './take-releases.ts';
import { writeModules } from './write-modules.ts';

export interface ReferenceCommand {
  readonly args: readonly string[];
  readonly expected: ExpectedCounts;
  /** The folder the modules are in, and go into. */
  readonly into: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

const usage =
  'Say what to compile: npm run reference -- --postcodes FILE (ONS Postcode Directory from the ONS Open Geography Portal, or b.csv of OS Code-Point Open from the OS Data Hub, then with --postcodes-name), --deprivation FILE (File 7 of the English indices of deprivation from GOV.UK), or --from FOLDER, npm run reference -- --from FOLDER, for all figures from tables cut for the city. It shows what would change; --write writes it, --all lists every postcode and area.';

/** More lines than these hide the first mistake rather than help to mend it. */
const problemsShown = 20;

/** Of a list of what changes; `--all` shows the rest. */
const changesShown = 10;

/**
 * Compiles the reference figures: shows what would change, and writes it when told to. Answers the
 * exit code: 0 shown or written, 1 input refused, 2 misused.
 */
export function runReference({ args, expected, into, print, complain }: ReferenceCommand): number {
  const options = optionsIn(args);
  if (options === undefined) {
    complain(usage);
    return 2;
  }
  const before = readCompiledFolder(into);
  const asked = figuresAsked(options, before);
  const problems = asked.ok ? checkFigures(asked.value, expected) : asked.failure;
  if (!asked.ok || problems.length > 0) {
    problems.slice(0, problemsShown).forEach((problem) => {
      complain(describe(problem));
    });
    const more = problems.length - problemsShown;
    if (more > 0) complain(`… and ${more} more.`);
    complain('Nothing was written.');
    return 1;
  }
  const modules = compileReference(asked.value, historyOf(before, asked.value));
  summarise(asked.value, modules).forEach(print);
  const most = options.all ? Infinity : changesShown;
  if (before !== undefined) describeChanges(before.figures, asked.value, most).forEach(print);
  if (before !== undefined && modules.every((module) => isWritten(into, module))) {
    print('Nothing changes.');
  } else if (options.write) {
    writeModules(into, modules);
    print('Written.');
  } else {
    print('Nothing was written. Run it again with --write to write it.');
  }
  return 0;
}

function figuresAsked(
  options: ReferenceOptions,
  before: CompiledReference | undefined,
): Result<ReferenceFigures, readonly InputProblem[]> {
  if (options.from !== undefined) return readExtractFolder(options.from);
  if (before !== undefined) return takeReleases(before.figures, options);
  const reason =
    'There is nothing to renew: compile all figures first, with --from FOLDER --write.';
  return refused([{ file: 'compiled figures', reason }]);
}

function historyOf(before: CompiledReference | undefined, figures: ReferenceFigures) {
  return before === undefined
    ? firstHistory(figures)
    : nextHistory(before.history, before.figures, figures);
}

function isWritten(into: string, { fileName, text }: CompiledModule): boolean {
  try {
    return readFileSync(join(into, fileName), 'utf8') === text;
  } catch {
    // A module that is not there yet is not written.
    return false;
  }
}

function describe({ file, line, reason }: InputProblem): string {
  return line === undefined ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`;
}
