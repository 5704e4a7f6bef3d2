import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { functionNames, type FunctionName } from '../function-configs.ts';
import { brandAssetsPlugin } from './brand-assets.ts';
import { nunjucksPlugin } from './nunjucks-plugin.ts';

export interface BundleRequest {
  /** The repository; this one unless stated. */
  readonly repositoryRoot?: string;
  /** Where bundles go; `.build/functions` of the repository unless stated. */
  readonly outdir?: string;
  /** Which functions; all of them unless stated. */
  readonly names?: readonly FunctionName[];
}

interface BundleSize {
  readonly name: FunctionName;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface Bundles {
  /** Holds `<name>/index.mjs` for each function. */
  readonly folder: string;
  /** Measured when asked: packing fourteen megabytes takes a moment. */
  readonly sizes: () => readonly BundleSize[];
}

/** esbuild is a Go program that is gone when the build is done: collecting its garbage costs a second of five. */
process.env['GOGC'] ??= '400';

/**
 * Bundles `functions/<name>/index.ts` into `<outdir>/<name>/index.mjs`, all in one esbuild call:
 * styles, templates and the parsing of shared modules happen once. Refuses to leave a function out.
 */
export async function bundleFunctions(request: BundleRequest = {}): Promise<Bundles> {
  const repositoryRoot = request.repositoryRoot ?? path.resolve(import.meta.dirname, '../..');
  const folder = request.outdir ?? path.join(repositoryRoot, '.build/functions');
  const names = request.names ?? functionNames;
  const entry = (name: FunctionName) => path.join(repositoryRoot, 'functions', name, 'index.ts');
  const missing = names.filter((name) => !existsSync(entry(name)));
  if (missing.length > 0) {
    throw new Error(
      `The stack deploys functions that have no entry: ${missing.map((name) => `functions/${name}/index.ts`).join(', ')}.`,
    );
  }
  await esbuild.build({
    absWorkingDir: repositoryRoot,
    entryPoints: names.map((name) => ({ in: entry(name), out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Most packages ship ES modules that tree-shake; esbuild prefers `main` for Node unless told.
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    // The CommonJS packages that are left call `require`, which an ES module does not have.
    banner: {
      js: "import{createRequire as createRequire_}from'node:module';const require=createRequire_(import.meta.url);",
    },
    plugins: [nunjucksPlugin(repositoryRoot), brandAssetsPlugin(repositoryRoot)],
    logLevel: 'error',
    legalComments: 'none',
  });
  return { folder, sizes: () => names.map((name) => sizeOf(name, folder)) };
}

function sizeOf(name: FunctionName, folder: string): BundleSize {
  const code = readFileSync(path.join(folder, name, 'index.mjs'));
  return { name, bytes: code.length, gzipBytes: gzipSync(code).length };
}
