import { globSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

/**
 * Bundles tests with all they import into one file each, below a folder: for whoever runs the same
 * tests a thousand times and would load hundreds of modules each time (`npm run mutate`).
 * Arguments: the folder, what stands in for fast-check, and patterns of test files.
 */
const [folder = '', fastCheck = '', ...patterns] = process.argv.slice(2);

await build({
  entryPoints: globSync(patterns),
  outbase: 'tests',
  outdir: folder,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: ['vitest'],
  alias: { 'fast-check': path.resolve(fastCheck) },
  // Packages in CommonJS ask for the modules of Node by `require`.
  banner: {
    js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
  },
  logLevel: 'error',
});
