/**
 * Runs a TypeScript command of this repository on a machine that may have nothing but some Node:
 *
 *     node infra/commands/bootstrap.mjs <script.ts> [arguments]
 *
 * It installs the packages when they are missing or not the locked ones, finds Node 24 (the locked
 * one, or the machine's own where there is none for the platform) and hands over to it. Plain
 * JavaScript without packages, because it runs before any package is there, on Node 20.11 or later.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const packages = path.join(root, 'node_modules');
const nodeMajor = 24;

main(process.argv.slice(2));

function main([script, ...given]) {
  if (script === undefined) {
    fail('Say what to run: node infra/commands/bootstrap.mjs <script.ts> [arguments]');
  }
  if (!isInstalled()) install();
  handOver(findNode(), path.resolve(script), given);
}

/**
 * Whether node_modules holds exactly what the lock file asks for. Compared by content: a time stamp
 * says nothing after a checkout or a copy. What is optional may be missing, but not differ.
 */
function isInstalled() {
  const locked = readPackages(path.join(root, 'package-lock.json'));
  const installed = readPackages(path.join(packages, '.package-lock.json'));
  if (locked === undefined || installed === undefined) return locked === undefined;
  const sameOrOptional = ([place, wanted]) => {
    const found = installed[place];
    return found === undefined
      ? wanted.optional === true || wanted.devOptional === true
      : found.version === wanted.version && found.integrity === wanted.integrity;
  };
  return (
    Object.entries(locked)
      .filter(([place]) => place !== '')
      .every(sameOrOptional) && Object.keys(installed).every((place) => place in locked)
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Says one line; what npm has to say is shown only when it fails. */
function install() {
  if (process.platform === 'win32' && process.execPath.startsWith(packages)) {
    fail(
      'The packages have changed, and Windows holds on to the Node that is running: run npm ci.',
    );
  }
  process.stderr.write('Installing the packages that Open Door needs. This happens once.\n');
  const [command, first] = npm();
  // Nothing of ours needs an install script, so nobody else's gets to run one.
  const settings = ['--ignore-scripts', '--include=dev', '--include=optional'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error, stdout, stderr } = spawnSync(
    command,
    [...first, 'ci', ...settings, ...quiet],
    { cwd: root, env: withoutNpm(), encoding: 'utf8', shell: command === 'npm.cmd' },
  );
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(
    error === undefined
      ? 'npm ci failed, as it says above: put that right and start again.'
      : `npm could not be started (${error.message}): install Node with npm from https://nodejs.org and start again.`,
  );
}

/** The npm that is running us, or the one on the path. */
function npm() {
  const running = process.env.npm_execpath ?? '';
  if (/^npm-cli\.c?js$/.test(path.basename(running)) && existsSync(running)) {
    return [process.execPath, [running]];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** What npm tells its scripts would be taken for settings by the npm we start. */
function withoutNpm() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(lifecycle|package|command|execpath|node_execpath)/i.test(name) &&
        !/^npm_config_(local_prefix|global|location|workspace)/i.test(name),
    ),
  );
}

function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const locked = path.join(packages, `node-${platform}-${process.arch}`, 'bin', program);
  if (existsSync(locked) && runs(locked)) return locked;
  if (Number(process.versions.node.split('.')[0]) >= nodeMajor) return process.execPath;
  fail(
    `Open Door needs Node ${nodeMajor} on ${process.platform} ${process.arch}, and this is ${process.version}: install it from https://nodejs.org and start again.`,
  );
}

/** The locked Node is built for glibc, which not every Linux has. */
function runs(program) {
  return (
    process.platform !== 'linux' || isGlibc() || spawnSync(program, ['--version']).status === 0
  );
}

function isGlibc() {
  // The report would look up the names of every open connection.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime !== undefined;
}

function handOver(node, script, given) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...given], {
    stdio: 'inherit',
    env: { ...process.env, ...pathWithPackages() },
  });
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) {
    // A terminal sends Ctrl-C to both of us, and the child must not take it for a second one.
    const reachesChild = signal === 'SIGINT' && process.stdin.isTTY;
    process.on(signal, () => reachesChild || child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15);
  });
}

/** Whatever the command starts by name is found as in an npm script. */
function pathWithPackages() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = path.join(packages, '.bin');
  return { [name]: [bin, process.env[name]].filter(Boolean).join(path.delimiter) };
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
