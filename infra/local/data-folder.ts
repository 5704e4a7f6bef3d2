import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRunning } from './is-running.ts';
import { PlatformProblem } from './platform-problem.ts';

const lockName = 'platform.lock';
const openHere = new Set<string>();

/**
 * Takes a folder for one platform at a time, emptied first when asked to. A lock whose process is
 * gone, after a kill -9, is taken over. Answers the function that gives the folder back.
 */
export function takeDataFolder(folder: string, fresh: boolean): () => void {
  const absolute = path.resolve(folder);
  mkdirSync(absolute, { recursive: true });
  assertOurs(absolute);
  lock(absolute);
  if (fresh) {
    for (const name of readdirSync(absolute)) {
      if (name !== lockName) rmSync(path.join(absolute, name), { recursive: true, force: true });
    }
  }
  return () => {
    openHere.delete(absolute);
    rmSync(path.join(absolute, lockName), { force: true });
  };
}

/** Emptying somebody's documents by a slip of the keyboard must not be possible. */
function assertOurs(folder: string): void {
  const names = readdirSync(folder);
  if (names.length > 0 && !names.includes(lockName) && !names.includes('platform.log')) {
    throw new PlatformProblem(
      `${folder} holds something else: give --data an empty folder, or one that the platform made.`,
    );
  }
}

function lock(folder: string): void {
  const file = path.join(folder, lockName);
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (cause) {
    if (!existsSync(file)) throw cause;
    const owner = Number(readFileSync(file, 'utf8'));
    if (openHere.has(folder) || (owner !== process.pid && isRunning(owner))) {
      throw new PlatformProblem(
        `Another platform (process ${owner}) is using ${folder}: stop it, or choose another folder with --data.`,
        { cause },
      );
    }
    writeFileSync(file, String(process.pid));
  }
  openHere.add(folder);
}
