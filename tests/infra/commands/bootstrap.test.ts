import { afterEach, beforeEach, expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** A repository with nothing in it but the bootstrap, a lock file and a script to run. */
let repository: string;
const bootstrap = path.resolve(import.meta.dirname, '../../../infra/commands/bootstrap.mjs');
const locked = {
  '': { name: 'small' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
const script = `
const given: string[] = process.argv.slice(2);
if (given[0] === 'wait') process.once('SIGTERM', () => process.exit(5)), setInterval(() => 1, 1000);
else process.exitCode = 7;
console.log(JSON.stringify({ given, version: process.version, flags: process.execArgv }));
`;

beforeEach(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'open-door-bootstrap-'));
  mkdirSync(path.join(repository, 'infra/commands'), { recursive: true });
  copyFileSync(bootstrap, path.join(repository, 'infra/commands/bootstrap.mjs'));
  writeFileSync(path.join(repository, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(repository, 'script.ts'), script);
  lock(locked);
  program(
    'bin/npm',
    `echo "$@" >> "${repository}/npm-calls"; mkdir -p node_modules; cp package-lock.json node_modules/.package-lock.json`,
  );
});
afterEach(() => {
  rmSync(repository, { recursive: true, force: true });
});

function lock(packages: object): void {
  writeFileSync(path.join(repository, 'package-lock.json'), JSON.stringify({ packages }));
}

function install(packages: object): void {
  mkdirSync(path.join(repository, 'node_modules'), { recursive: true });
  const file = path.join(repository, 'node_modules/.package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
}

function program(name: string, source: string): void {
  const file = path.join(repository, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${source}\n`);
  chmodSync(file, 0o755);
}

function start(given: readonly string[], nodeFlags: readonly string[] = []) {
  const { npm_execpath: _, ...environment } = process.env;
  return spawn(
    process.execPath,
    [...nodeFlags, path.join(repository, 'infra/commands/bootstrap.mjs'), ...given],
    {
      cwd: repository,
      env: {
        ...environment,
        PATH: `${path.join(repository, 'bin')}:/usr/bin:/bin`,
        // What npm sets for its scripts must not confuse the npm that is started here.
        npm_lifecycle_event: 'start',
        npm_package_json: '/elsewhere/package.json',
        npm_config_local_prefix: '/elsewhere',
      },
    },
  );
}

async function run(given: readonly string[], nodeFlags: readonly string[] = []) {
  const child = start(given, nodeFlags);
  const [stdout, stderr, exit] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, code: (exit as [number])[0] };
}

function npmCalls(): string[] {
  const file = path.join(repository, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

test('installs what is missing, says so in one line, and runs the script with its arguments', async () => {
  const { stdout, stderr, code } = await run(['script.ts', 'one', '--two']);
  expect(code).toBe(7);
  expect(JSON.parse(stdout)).toEqual({
    given: ['one', '--two'],
    version: process.version,
    flags: ['--disable-warning=ExperimentalWarning'],
  });
  expect(stderr).toBe('Installing the packages that Open Door needs. This happens once.\n');
  expect(npmCalls()).toEqual([expect.stringMatching(/^ci --ignore-scripts --include=dev/)]);
});

test('installs nothing when what is there is what is locked', async () => {
  install({ 'node_modules/a': locked['node_modules/a'] });
  expect((await run(['script.ts'])).code).toBe(7);
  expect(npmCalls()).toEqual([]);
});

test.each<[string, object]>([
  ['has another version', { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }],
  ['has other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }],
  ['is missing', {}],
  ['is no longer wanted', { ...locked, 'node_modules/old': { version: '1.0.0' } }],
])('installs again when a package %s', async (_, installed) => {
  install(installed);
  expect((await run(['script.ts'])).code).toBe(7);
  expect(npmCalls()).toHaveLength(1);
});

test('shows what npm said when it fails, and stops', async () => {
  program('bin/npm', 'echo "the registry is on fire"; exit 1');
  const { stdout, stderr, code } = await run(['script.ts']);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('the registry is on fire');
  expect(stderr).toContain('npm ci failed, as it says above');
});

test('hands over to the locked Node where there is one for the machine', async () => {
  install({ 'node_modules/a': locked['node_modules/a'] });
  const place = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
  program(place, 'echo "locked node: $@"');
  const { stdout } = await run(['script.ts', 'one']);
  expect(stdout).toBe(
    `locked node: --disable-warning=ExperimentalWarning ${path.join(repository, 'script.ts')} one\n`,
  );
});

test('says which Node to install when there is no locked one and the machine’s is too old', async () => {
  install({ 'node_modules/a': locked['node_modules/a'] });
  const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.11.0'})`;
  const { stderr, code } = await run(['script.ts'], ['--import', old]);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Open Door needs Node 24 on \w+ \w+, .*: install it from .* and start again\.\n$/,
  );
});

test('passes signals on, and ends as the script ends', async () => {
  install({ 'node_modules/a': locked['node_modules/a'] });
  const child = start(['script.ts', 'wait']);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([5, null]);
});

test('asks for a script when given none', async () => {
  const { stderr, code } = await run([]);
  expect(code).toBe(1);
  expect(stderr).toContain('Say what to run');
});
