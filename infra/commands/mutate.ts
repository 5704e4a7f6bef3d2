import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Mutation testing of the folders that hold money: Stryker changes the code in small ways and runs
 * the unit tests of the folder against each change. What no test notices is printed. It is not among our
 * packages, which would grow by half: it is installed beside them when this is first wanted.
 */
const version = '10.1.1';
const moneyFolders = ['ledger', 'budget', 'payments', 'approvals'];
const usage = `npm run mutate -- [folder ...] [--concurrency N]

  folder   of shared/: ${moneyFolders.join(', ')}; all of them unless stated`;

const root = path.resolve(import.meta.dirname, '../..');
const home = path.join(root, '.local/mutate');

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

/** Only the folder's own unit tests: what they do not notice is what they are asked about. */
function configure(folder: string, concurrency: number): string {
  const vitestConfig = path.join(home, `vitest-${folder}.config.ts`);
  const test = { include: [`tests/unit/shared/${folder}/**/*.test.ts`] };
  writeFileSync(vitestConfig, `export default ${JSON.stringify({ test })};\n`);
  const file = path.join(home, `${folder}.json`);
  const config = {
    mutate: [`shared/${folder}/**/*.ts`, `!shared/${folder}/**/index.ts`],
    testRunner: 'vitest',
    plugins: [path.join(home, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: vitestConfig, related: false },
    coverageAnalysis: 'perTest',
    concurrency,
    ignorePatterns: ['/.local', '/.build', '/cdk.out', '/docs', '/node_modules'],
    tempDirName: path.join(home, 'sandbox'),
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: path.join(home, `${folder}-report.json`) },
    timeoutMS: 30_000,
  };
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}

function mutate(folder: string, concurrency: number): number {
  const args = [installed(), 'run', configure(folder, concurrency)];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((folder) => !moneyFolders.includes(folder));
if (values.help || unknown.length > 0) {
  console.log(usage);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  const folders = positionals.length > 0 ? positionals : moneyFolders;
  const codes = folders.map((folder) => mutate(folder, Number(values.concurrency)));
  process.exitCode = Math.max(...codes);
}
