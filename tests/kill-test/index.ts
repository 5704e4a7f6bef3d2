import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readKillTestFlags, usage, type KillTestFlags } from './command-line.ts';
import { runKillTest, type KillTestResult } from './run-kill-test.ts';

/** A play that went wrong everywhere has thousands of differences; the first say enough. */
const complaintsShown = 30;

const surroundings = { stop: () => Promise.resolve() };

/** Whatever ends the test ends the platform that it started, and nothing else. */
function giveUp(code: number): void {
  void surroundings.stop().finally(() => process.exit(code));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    giveUp(130);
  });
}

try {
  const flags = readKillTestFlags(process.argv.slice(2));
  if (flags.help) console.log(usage);
  else process.exitCode = await testKills(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${usage}`);
  process.exitCode = 2;
}

async function testKills({ minutes, ...flags }: KillTestFlags): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-kills-'));
  const patience = setTimeout(() => {
    console.error(`It did not end within ${minutes} minutes; its data is in ${folder}.`);
    giveUp(1);
  }, minutes * 60_000);
  try {
    const result = await runKillTest({
      ...{ ...flags, folder },
      print: (line) => {
        console.log(line);
      },
      onSpawned: (stop) => {
        surroundings.stop = stop;
      },
    });
    tell(result);
    if (result.complaints.length === 0) rmSync(folder, { recursive: true, force: true });
    else console.log(`Both platforms' data: ${folder}`);
    return result.complaints.length === 0 ? 0 : 1;
  } finally {
    clearTimeout(patience);
  }
}

function tell({ complaints, compared, kills, troubles }: KillTestResult): void {
  const parts = Object.entries(compared).map(([part, count]) => `${count} ${part}`);
  console.log(`Compared: ${parts.join(', ')}.`);
  if (troubles > 0)
    console.log(`Pages that said something went wrong, and were asked again: ${troubles}.`);
  for (const sentence of complaints.slice(0, complaintsShown)) console.log(sentence);
  console.log(
    complaints.length === 0
      ? `Killed ${kills} times, the winter ends like one that was left in peace, and every promise is kept.`
      : `${complaints.length} things are wrong.`,
  );
}
