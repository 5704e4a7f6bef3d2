import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { PlatformProblem } from '../platform-problem.ts';
import { openKeptFolder } from './open-data-folder.ts';
import { checksInLines, faultCount } from './print-checks.ts';
import { reachPlatform } from './reach-platform.ts';
import { verifyPlatform } from './verify-platform.ts';

export const usage = `npm run verify -- [options]

  --data FOLDER   the data of a platform that is stopped; .local/platform unless stated
  --url ADDRESS   a platform that runs, such as http://localhost:3000
  --json FILE     writes what was found there as well
  --help          shows this`;

/** \`npm run verify\`: resolves to the exit code, 0 when every promise is kept, 1 when one is not. */
export async function runVerify(
  given: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const { data, url, json, help } = readFlags(given);
  if (help) {
    print(usage);
    return 0;
  }
  const kept = url === undefined ? await openKeptFolder(data) : await reachPlatform(url);
  try {
    const { checks } = await verifyPlatform(kept);
    const faults = faultCount(checks);
    print(`${kept.name}, at ${kept.now}`);
    for (const line of checksInLines(checks)) print(line);
    print(faults === 0 ? 'Every promise is kept.' : `${faults} things are wrong.`);
    if (json !== undefined) {
      const found = { ok: faults === 0, where: kept.name, now: kept.now, checks };
      writeFileSync(json, `${JSON.stringify(found, null, 2)}\n`);
    }
    return faults === 0 ? 0 : 1;
  } finally {
    await kept.close();
  }
}

function readFlags(given: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        data: { type: 'string', default: '.local/platform' },
        url: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.url !== undefined && !URL.canParse(values.url)) {
      throw new Error(`--url takes an address such as http://localhost:3000`);
    }
    return values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformProblem(`${reason}\n\n${usage}`, { cause });
  }
}
