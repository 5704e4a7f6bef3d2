import path from 'node:path';
import { synthesize } from '../app.ts';
import { bundleFunctions } from '../build/bundle.ts';
import { deployedEnvironments } from '../environments.ts';

/**
 * `npm run synth`: bundles every function and writes the cloud assembly of each deployed
 * environment under cdk.out, fully validated. Needs no account and no credentials.
 */
const { folder, sizes } = await bundleFunctions();
for (const { name, bytes, gzipBytes } of sizes()) {
  console.log(`${name.padEnd(22)} ${kilobytes(bytes)} KB, ${kilobytes(gzipBytes)} KB gzipped`);
}
const root = path.resolve(import.meta.dirname, '../..');
for (const environment of deployedEnvironments) {
  const outdir = path.join(root, 'cdk.out', environment);
  const { stackName } = synthesize({ environment, outdir, bundles: folder, validate: true });
  console.log(`${stackName} is valid: ${path.relative(root, outdir)}`);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0).padStart(6);
}
