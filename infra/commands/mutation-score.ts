import * as z from 'zod';

/** One small change of the code, and what became of it. */
const mutantSchema = z.strictObject({
  /** Its first and last line and column as Stryker takes them: `12:4-12:9`, columns from 0. */
  range: z.string(),
  change: z.string(),
  status: z.string(),
});
type Mutant = z.infer<typeof mutantSchema>;

/** A file's mutants, and the digest of what the file said. */
const measuredFileSchema = z.strictObject({ sha256: z.string(), mutants: z.array(mutantSchema) });
type MeasuredFile = z.infer<typeof measuredFileSchema>;

/** What is kept from part to part, by file. */
export const measuredSchema = z.record(z.string(), measuredFileSchema);
export type Measured = z.infer<typeof measuredSchema>;

const placeSchema = z.looseObject({ line: z.int(), column: z.int() });

/** The part of Stryker's JSON report that is read here (mutation-testing-report-schema). */
export const reportSchema = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      mutants: z.array(
        z.looseObject({
          mutatorName: z.string(),
          replacement: z.string().default(''),
          location: z.looseObject({ start: placeSchema, end: placeSchema }),
          status: z.string(),
          statusReason: z.string().default(''),
        }),
      ),
    }),
  ),
});

/** Nine in ten. */
export const aimPercent = 90;

/** Worth another look: what no test noticed, and what may only have been slow on a busy machine. */
const undecided: ReadonlySet<string> = new Set(['Survived', 'NoCoverage', 'Timeout']);

/** What to measure of a file: all of it, or the ranges that are undecided when it said the same. */
export function whatToMeasure(file: string, sha256: string, measured: Measured): readonly string[] {
  const before = measured[file];
  if (before?.sha256 !== sha256) return [file];
  const ranges = before.mutants.filter(({ status }) => undecided.has(status));
  return [...new Set(ranges.map(({ range }) => `${file}:${range}`))];
}

/** What is known of a file after a report: what the report says, and what was known of the rest of it. */
export function learned(
  file: string,
  sha256: string,
  measured: Measured,
  report: z.infer<typeof reportSchema>,
): MeasuredFile {
  const before = measured[file];
  const known = before?.sha256 === sha256 ? before.mutants : [];
  const fresh = (report.files[file]?.mutants ?? []).map((mutant): Mutant => {
    const { start, end } = mutant.location;
    return {
      range: `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
      change: `${mutant.mutatorName}: ${mutant.replacement}`,
      status: isEndless(mutant) ? 'Endless' : mutant.status,
    };
  });
  const byChange = new Map(
    [...known, ...fresh].map((each) => [`${each.range} ${each.change}`, each]),
  );
  return { sha256, mutants: [...byChange.values()] };
}

/** It ran the same line a hundred times as often as the code does, however fast the machine was. */
function isEndless({ status, statusReason }: { status: string; statusReason: string }): boolean {
  return status === 'Timeout' && statusReason.startsWith('Hit limit');
}

export interface FolderScore {
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  /** In lines that no test runs. */
  readonly noCoverage: number;
  /** Could not be run at all, or left out by a comment: they say nothing and are no part of the score. */
  readonly unclear: number;
  readonly mutants: number;
  /** Of the mutants that say something, those that a test noticed or that never came to an end. */
  readonly percent: number;
  /** Files never measured, or changed since. */
  readonly missing: readonly string[];
}

/** Adds up what was measured of a folder's files, as they are now: the digest of each by its name. */
export function scoreOf(digests: ReadonlyMap<string, string>, measured: Measured): FolderScore {
  const found = [...digests].map(([file, sha256]) => {
    const before = measured[file];
    return { file, mutants: before?.sha256 === sha256 ? before.mutants : undefined };
  });
  const all = found.flatMap(({ mutants }) => mutants ?? []);
  const count = (wanted: string) => all.filter(({ status }) => status === wanted).length;
  const [killed, timeout] = [count('Killed'), count('Timeout') + count('Endless')];
  const [survived, noCoverage] = [count('Survived'), count('NoCoverage')];
  const mutants = killed + timeout + survived + noCoverage;
  return {
    ...{ killed, timeout, survived, noCoverage, mutants },
    unclear: all.length - mutants,
    percent: mutants === 0 ? 100 : ((killed + timeout) / mutants) * 100,
    missing: found.flatMap(({ file, mutants: known }) => (known === undefined ? [file] : [])),
  };
}

/** One line about a folder, and one more about what it leaves out. */
export function describeScore(folder: string, files: number, score: FolderScore): string {
  const { mutants, killed, timeout, survived, noCoverage, unclear, percent, missing } = score;
  const lines = [
    `${folder}: ${mutants} mutants, ${killed} killed, ${timeout} timed out, ${survived} survived, ${noCoverage} without coverage: ${percent.toFixed(1)} %`,
  ];
  if (unclear > 0) lines.push(`  ${unclear} more could not be run, and do not count`);
  if (missing.length > 0) {
    const which = missing.join(', ');
    lines.push(
      `  ${missing.length} of ${files} files not measured yet, or changed since: ${which}`,
    );
  }
  return lines.join('\n');
}
