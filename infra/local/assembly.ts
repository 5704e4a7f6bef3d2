import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { isRunning } from './is-running.ts';
import { PlatformProblem } from './platform-problem.ts';

/** A synthesized template and what its asset paths are relative to. */
export interface Assembly {
  readonly template: unknown;
  readonly stackName: string;
  readonly assetRoot: string;
}

/** Makes an assembly in a folder; its assets go below `assembly/` there. */
export type BuildAssembly = (
  repositoryRoot: string,
  folder: string,
) => Promise<Pick<Assembly, 'template' | 'stackName'>>;

/** What a template and its bundles are made from. A change in any of it makes them anew. */
const sources = ['functions', 'shared', 'infra', 'package.json', 'package-lock.json'];
/** What runs the template, and is not in it. */
const notInTemplate = ['infra/local', 'infra/commands'];
const kept = 3;
const userPrefix = 'used-by-';

const savedSchema = z.object({
  template: z.record(z.string(), z.unknown()),
  stackName: z.string(),
});

/**
 * Bundles the functions and synthesizes the local template, or takes what an earlier start made of
 * the same sources: importing CDK and building cost seconds, and most starts change nothing.
 */
export async function buildAssembly(
  repositoryRoot: string,
  build: BuildAssembly = bundleAndSynthesize,
): Promise<Assembly> {
  const cache = path.join(repositoryRoot, '.build/local');
  const folder = path.join(cache, hashOf(repositoryRoot));
  if (!existsSync(path.join(folder, 'assembly.json'))) {
    const draft = `${folder}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const { template, stackName } = await build(repositoryRoot, draft);
    // Last, so that a folder which has it is whole.
    writeFileSync(path.join(draft, 'assembly.json'), JSON.stringify({ template, stackName }));
    adopt(draft, folder);
    forgetOld(cache);
  }
  markAsUsed(folder);
  const saved = savedSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'assembly.json'), 'utf8')),
  );
  return { ...saved, assetRoot: path.join(folder, 'assembly') };
}

/** CDK, which takes a second to load, is loaded while esbuild's own process bundles. */
async function bundleAndSynthesize(repositoryRoot: string, folder: string) {
  const bundling = import('../build/bundle.ts').then(({ bundleFunctions }) =>
    bundleFunctions({ repositoryRoot, outdir: path.join(folder, 'functions') }),
  );
  const [bundles, { synthesize }] = await Promise.all([bundling, import('../app.ts')]).catch(
    missingPackage,
  );
  return synthesize({
    environment: 'local',
    outdir: path.join(folder, 'assembly'),
    bundles: bundles.folder,
    validate: false,
  });
}

/** esbuild's program is a package of its own for each platform, and may have been left out. */
function missingPackage(error: unknown): never {
  if (error instanceof Error && /@esbuild\/|Cannot find package/.test(error.message)) {
    throw new PlatformProblem(
      `A package that builds the functions is missing for ${process.platform} ${process.arch}: run npm ci and start again.`,
      { cause: error },
    );
  }
  throw error;
}

/** Whoever builds the same at the same moment may be first; then theirs is used. */
function adopt(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(path.join(folder, 'assembly.json'))) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Functions are loaded when they are first needed, so what a running platform uses has to stay. */
function markAsUsed(folder: string): void {
  writeFileSync(path.join(folder, `${userPrefix}${process.pid}`), '');
}

function isUsed(folder: string): boolean {
  return readdirSync(folder)
    .filter((name) => name.startsWith(userPrefix))
    .some((name) => isRunning(Number(name.slice(userPrefix.length))));
}

function forgetOld(cache: string): void {
  const byAge = readdirSync(cache)
    .map((name) => ({ name, madeMs: statSync(path.join(cache, name)).mtimeMs }))
    .sort((left, right) => right.madeMs - left.madeMs);
  for (const { name } of byAge.slice(kept)) {
    const folder = path.join(cache, name);
    if (!isUsed(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function hashOf(repositoryRoot: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(repositoryRoot, source)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(repositoryRoot, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(repositoryRoot: string, source: string): readonly string[] {
  const absolute = path.join(repositoryRoot, source);
  if (statSync(absolute).isFile()) return [source];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(repositoryRoot, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !notInTemplate.some((folder) => file.startsWith(`${folder}/`)));
}
