import { readFileSync } from 'node:fs';
import { startPlatform } from '#infra/local/platform.ts';

/** Runs the small service in a process of its own, so that a test can kill it. */
const [template, assetRoot, dataFolder] = process.argv.slice(2) as [string, string, string];

const platform = await startPlatform({
  template: JSON.parse(readFileSync(template, 'utf8')) as unknown,
  stackName: 'Small',
  assetRoot,
  dataFolder,
  port: 0,
  records: 'in-process',
});
process.stdout.write(`${platform.url}\n`);
