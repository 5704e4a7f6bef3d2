import * as z from 'zod';

/** What became of the mutants of one file. */
const countsSchema = z.strictObject({
  killed: z.int(),
  timeout: z.int(),
  survived: z.int(),
  /** Mutants in lines that no test runs. */
  noCoverage: z.int(),
  /** Could not be run at all, or left out by a comment: they say nothing and are no part of the score. */
  unclear: z.int(),
});
export type MutantCounts = z.infer<typeof countsSchema>;

/** Kept from part to part: each file's counts, and the digest of what the file said when it was measured. */
export const measuredSchema = z.record(
  z.string(),
  z.strictObject({ sha256: z.string(), counts: countsSchema }),
);
export type Measured = z.infer<typeof measuredSchema>;

/** The part of Stryker's JSON report that is read here (mutation-testing-report-schema). */
export const reportSchema = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({ mutants: z.array(z.looseObject({ status: z.string() })) }),
  ),
});

/** Nine in ten. */
export const aimPercent = 90;

const none: MutantCounts = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, unclear: 0 };

/** What became of the mutants of each file that a report speaks of. */
export function countsByFile(
  report: z.infer<typeof reportSchema>,
): ReadonlyMap<string, MutantCounts> {
  return new Map(
    Object.entries(report.files).map(([file, { mutants }]) => {
      const counts = { ...none };
      for (const { status } of mutants) counts[countedAs(status)] += 1;
      return [file, counts];
    }),
  );
}

function countedAs(status: string): keyof MutantCounts {
  switch (status) {
    case 'Killed':
      return 'killed';
    case 'Timeout':
      return 'timeout';
    case 'Survived':
      return 'survived';
    case 'NoCoverage':
      return 'noCoverage';
    default:
      return 'unclear';
  }
}

export interface FolderScore {
  readonly counts: MutantCounts;
  readonly mutants: number;
  /** Of the mutants that say something, those that a test noticed or that never came to an end. */
  readonly percent: number;
  /** Never measured, or changed since. */
  readonly missing: readonly string[];
}

/** Adds up what was measured of a folder's files, as they are now: the digest of each by its name. */
export function scoreOf(digests: ReadonlyMap<string, string>, measured: Measured): FolderScore {
  const counts = { ...none };
  const missing: string[] = [];
  for (const [file, sha256] of digests) {
    const found = measured[file];
    if (found?.sha256 !== sha256) {
      missing.push(file);
      continue;
    }
    counts.killed += found.counts.killed;
    counts.timeout += found.counts.timeout;
    counts.survived += found.counts.survived;
    counts.noCoverage += found.counts.noCoverage;
    counts.unclear += found.counts.unclear;
  }
  const noticed = counts.killed + counts.timeout;
  const mutants = noticed + counts.survived + counts.noCoverage;
  const percent = mutants === 0 ? 100 : (noticed / mutants) * 100;
  return { counts, mutants, percent, missing };
}

/** One line about a folder, and one more about what it leaves out. */
export function describeScore(folder: string, files: number, score: FolderScore): string {
  const { counts, mutants, percent, missing } = score;
  const { killed, timeout, survived, noCoverage, unclear } = counts;
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
