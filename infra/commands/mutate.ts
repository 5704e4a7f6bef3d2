import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import {
  aimPercent,
  describeScore,
  learned,
  measuredSchema,
  reportSchema,
  scoreOf,
  whatToMeasure,
  type Measured,
} from './mutation-score.ts';

/**
 * Mutation testing of the folders that hold money: Stryker changes the code in small ways and runs
 * the folder's tests against each change. What no test notices is printed. It is not among our
 * packages, which would grow by half: it is installed beside them when this is first wanted.
 */
const version = '10.1.1';
const moneyFolders = ['ledger', 'budget', 'payments', 'approvals'];
const usage = `npm run mutate -- [part ...] [--concurrency N] [--afresh]

  part        of shared/: a folder (${moneyFolders.join(', ')}), a folder or file
              within (payments/rails/bacs, payments/hold) or a pattern ('payments/*-run'); all four
              folders unless stated
  --afresh    measures every mutant again; otherwise a file that says what it said when it was
              measured is asked only about what no test noticed then, or what took too long

Every file is measured against all unit tests of its folder, except what speaks HTTP (*.http.ts),
which no unit test may run: that is measured against the contract tests of the rails. Only index.ts
files are left out; they hold nothing. What parts were measured one after the other is added up: the
last lines say it by folder. Exits 1 while a folder measured is below ${aimPercent} %.`;

const root = path.resolve(import.meta.dirname, '../..');
const home = path.join(root, '.local/mutate');

/** What is measured together: files, and the tests that have to notice. */
interface Suite {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
  /** Whether the tests are bundled first. */
  readonly bundled: boolean;
}

function installed(): string {
  const script = path.join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  if (!existsSync(script)) {
    console.log('Installing Stryker into .local/mutate. This happens once.');
    mkdirSync(home, { recursive: true });
    const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
    // Its peer, vitest, is the project's own.
    const quietly = [
      '--no-save',
      '--legacy-peer-deps',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ];
    execFileSync('npm', ['install', ...quietly, '--prefix', home, ...packages], {
      stdio: 'ignore',
    });
  }
  return script;
}

/** The source files of a part: a folder, a file with or without its ending, or a pattern. */
function filesOf(part: string): readonly string[] {
  const patterns = [part, `${part}.ts`, `${part}/**/*.ts`].map((pattern) => `shared/${pattern}`);
  const found = globSync(patterns, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return found.filter((file) => file.endsWith('.ts') && !file.endsWith('/index.ts')).sort();
}

const folderOf = (file: string) => file.split('/')[1] ?? '';

/** Where an adapter speaks to a bank or a provider, a test has to be one: those are the contract tests. */
const contractTests = ['bacs-rail', 'odd-bank', 'faster-payments-rail', 'piece-rails', 'float'].map(
  (name) => `tests/contracts/providers/${name}.test.ts`,
);

function suitesOf(files: readonly string[]): readonly Suite[] {
  const folders = Map.groupBy(files, folderOf);
  return [...folders].flatMap(([folder, own]) => {
    const speaksHttp = (file: string) => file.endsWith('.http.ts');
    const unitTests = [`tests/unit/shared/${folder}/**/*.test.ts`];
    const logic = own.filter((file) => !speaksHttp(file));
    const adapters = own.filter(speaksHttp);
    return [
      { name: folder, folder, files: logic, tests: unitTests, bundled: true },
      { name: `${folder}-adapters`, folder, files: adapters, tests: contractTests, bundled: false },
    ].filter((suite) => suite.files.length > 0);
  });
}

const reportOf = ({ name }: Suite) => path.join(home, `${name}-report.json`);

/** Stands in for fast-check: that a property fails is enough, its smallest case nobody asks for. */
const firstFailure = path.join(home, 'first-failure.mjs');
const bundles = 'bundled-tests';

/**
 * A mutant of what is made once, while the code is loaded, is held against every test of its folder
 * until one fails: those first that load little, and are quick.
 */
const smallestFirst = `import { statSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

class SmallestFirst extends BaseSequencer {
  sort(files) {
    const size = ({ moduleId }) => statSync(moduleId).size;
    return Promise.resolve([...files].sort((one, other) => size(one) - size(other)));
  }
}
`;

/** As Stryker takes a command apart: no shell, at spaces that have no backslash before them. */
const escaped = (word: string) => word.replaceAll(' ', String.raw`\ `);

function configure(suite: Suite, mutate: readonly string[], concurrency: number): string {
  const { name, tests, bundled } = suite;
  const fastCheck = path.join(root, 'node_modules/fast-check/lib/fast-check.js');
  writeFileSync(
    firstFailure,
    `import fc from ${JSON.stringify(fastCheck)};
fc.configureGlobal({ endOnFailure: true });
export default fc;
`,
  );
  const vitestConfig = path.join(home, `vitest-${name}.config.ts`);
  const test = {
    include: bundled ? [`${bundles}/**/*.test.js`] : tests,
    // As in vitest.config.ts: a test that asserts nothing any more has noticed.
    expect: { requireAssertions: true },
    // A test of a thousand cases takes several times as long where every line asks which mutant is on.
    testTimeout: 60_000,
    // Each mutant loads its tests anew. Node does that in half the time that Vite takes.
    experimental: { viteModuleRunner: false },
  };
  writeFileSync(
    vitestConfig,
    `${smallestFirst}
const test = ${JSON.stringify(test)};
export default { test: { ...test, sequence: { sequencer: SmallestFirst } } };
`,
  );
  const words = [
    process.execPath,
    'infra/commands/bundle-tests.ts',
    bundles,
    firstFailure,
    ...tests,
  ];
  const file = path.join(home, `${name}.json`);
  const config = {
    mutate,
    testRunner: 'vitest',
    plugins: [path.join(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: vitestConfig, related: false },
    // Once for all mutants: they are all in the code, and a switch at run time says which is on.
    ...(bundled ? { buildCommand: words.map(escaped).join(' ') } : {}),
    coverageAnalysis: 'perTest',
    concurrency,
    ignorePatterns: ['/.local', '/.build', '/cdk.out', '/docs', '/node_modules'],
    tempDirName: path.join(home, 'sandbox'),
    reporters: ['clear-text', 'json', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: reportOf(suite) },
    // On top of what loading the tests took here and now.
    timeoutMS: 5_000,
  };
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}

/** Runs Stryker, and keeps what it found out about the files that were asked for. */
function measure(suite: Suite, concurrency: number, afresh: boolean): boolean {
  const { files, folder } = suite;
  const digests = digestsOf(files);
  const before = readMeasured(folder);
  const mutate = [...digests].flatMap(([file, sha256]) =>
    afresh ? [file] : whatToMeasure(file, sha256, before),
  );
  if (mutate.length === 0) return true;
  const report = reportOf(suite);
  rmSync(report, { force: true });
  const args = [installed(), 'run', configure(suite, mutate, concurrency)];
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(home, 'compiled') };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0 || !existsSync(report)) return false;
  const found = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  const known = afresh ? {} : before;
  const kept = { ...before };
  for (const [file, sha256] of digests) kept[file] = learned(file, sha256, known, found);
  writeFileSync(measuredFile(folder), `${JSON.stringify(kept, null, 1)}\n`);
  return true;
}

const measuredFile = (folder: string) => path.join(home, `${folder}-measured.json`);

function readMeasured(folder: string): Measured {
  const file = measuredFile(folder);
  return existsSync(file) ? measuredSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

function digestsOf(files: readonly string[]): ReadonlyMap<string, string> {
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(root, file)))
      .digest('hex');
  return new Map(files.map((file) => [file, digest(file)]));
}

/** Says what is known of a folder; answers whether it is where it should be. */
function sumUp(folder: string): boolean {
  const digests = digestsOf(filesOf(folder));
  const score = scoreOf(digests, readMeasured(folder));
  console.log(describeScore(folder, digests.size, score));
  return score.percent >= aimPercent;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    afresh: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const parts = positionals.length > 0 ? positionals : moneyFolders;
const unknown = parts.filter(
  (part) => !moneyFolders.includes(part.split('/')[0] ?? '') || filesOf(part).length === 0,
);
if (values.help || unknown.length > 0) {
  for (const part of unknown) console.error(`There is nothing to measure in ${part}.`);
  console.log(usage);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  const files = [...new Set(parts.flatMap(filesOf))];
  const measured = suitesOf(files).map((suite) =>
    measure(suite, Number(values.concurrency), values.afresh),
  );
  const reached = [...new Set(files.map(folderOf))].map(sumUp);
  process.exitCode = [...measured, ...reached].every(Boolean) ? 0 : 1;
}
