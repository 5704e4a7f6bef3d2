import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAssembly, type BuildAssembly } from '#infra/local/assembly.ts';

let repository: string;
let builds: number;

beforeEach(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'open-door-assembly-'));
  for (const folder of ['functions/apply', 'shared', 'infra/local', 'infra/commands']) {
    mkdirSync(path.join(repository, folder), { recursive: true });
  }
  for (const file of ['package.json', 'package-lock.json', 'functions/apply/index.ts']) {
    write(file, '{}');
  }
  builds = 0;
});
afterEach(() => {
  rmSync(repository, { recursive: true, force: true });
});

function write(file: string, content: string): void {
  writeFileSync(path.join(repository, file), content);
}

const build: BuildAssembly = (_, folder) => {
  builds += 1;
  mkdirSync(path.join(folder, 'assembly'));
  writeFileSync(path.join(folder, 'assembly/asset'), String(builds));
  return Promise.resolve({ template: { build: builds }, stackName: 'small' });
};

function kept(): string[] {
  return readdirSync(path.join(repository, '.build/local'));
}

test('builds once for the same sources, and again when one of them changes', async () => {
  const first = await buildAssembly(repository, build);
  expect(first).toMatchObject({ template: { build: 1 }, stackName: 'small' });
  expect(existsSync(path.join(first.assetRoot, 'asset'))).toBe(true);
  expect(await buildAssembly(repository, build)).toEqual(first);
  for (const file of ['functions/apply/index.ts', 'shared/pence.ts', 'package-lock.json']) {
    const before = builds;
    write(file, 'changed');
    await buildAssembly(repository, build);
    expect(builds).toBe(before + 1);
  }
});

test('takes up again what it built of the same sources before', async () => {
  await buildAssembly(repository, build);
  write('functions/apply/index.ts', 'changed');
  await buildAssembly(repository, build);
  write('functions/apply/index.ts', '{}');
  expect(await buildAssembly(repository, build)).toMatchObject({ template: { build: 1 } });
});

test('does not build again for a change in what runs the template', async () => {
  await buildAssembly(repository, build);
  write('infra/local/platform.ts', 'changed');
  write('infra/commands/area.ts', 'changed');
  await buildAssembly(repository, build);
  expect(builds).toBe(1);
});

test('builds again after a build that failed', async () => {
  const failing: BuildAssembly = () => Promise.reject(new Error('does not compile'));
  await expect(buildAssembly(repository, failing)).rejects.toThrow('does not compile');
  expect(await buildAssembly(repository, build)).toMatchObject({ template: { build: 1 } });
});

test('forgets old builds, but none that a running platform uses', async () => {
  const { assetRoot: inUse } = await buildAssembly(repository, build);
  for (let version = 0; version < 6; version += 1) {
    write('functions/apply/index.ts', `version ${version}`);
    const { assetRoot } = await buildAssembly(repository, build);
    const folder = path.dirname(assetRoot);
    // As if that process had ended long ago.
    rmSync(path.join(folder, `used-by-${process.pid}`));
    utimesSync(folder, version + 1, version + 1);
  }
  utimesSync(path.dirname(inUse), 0, 0);
  write('functions/apply/index.ts', 'the last version');
  await buildAssembly(repository, build);
  expect(existsSync(inUse)).toBe(true);
  expect(kept().length).toBeLessThanOrEqual(4);
});
