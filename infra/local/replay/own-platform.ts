import { spawn } from 'node:child_process';
import path from 'node:path';

import { PlatformProblem } from '../platform-problem.ts';

export interface OwnPlatform {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface OwnProcess extends OwnPlatform {
  /** Ends it as a power cut would, with no time to put anything in order. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const mainFile = path.join(import.meta.dirname, '../main.ts');
const addressPattern = /Open Door is at (http:\/\/\S+)/;
const stopWithinMs = 15_000;

/**
 * Starts a platform of the replay's own, in a process of its own: with empty tables and its own time
 * where `begin` says when its story starts, or else with what its data folder holds.
 */
export async function startOwnPlatform(options: {
  readonly dataFolder: string;
  readonly port: number;
  readonly begin?: string;
  /** Told how to stop it before it is ready, so that nothing stays behind when somebody gives up. */
  readonly onSpawned: (stop: () => Promise<void>) => void;
}): Promise<OwnProcess> {
  const { port, dataFolder, begin } = options;
  const child = spawn(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', mainFile],
      ...['--port', String(port), '--data', dataFolder],
      ...(begin === undefined ? [] : ['--fresh', '--begin', begin]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await exited;
    clearTimeout(patience);
  }
  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await exited;
  }
  options.onSpawned(stop);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said = `${said}${chunk.toString()}`.slice(-10_000);
      const [, address] = addressPattern.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    void exited.then(() => {
      reject(new PlatformProblem(`The platform did not start. It said: ${said.trim()}`));
    });
  });
  return { url, stop, kill };
}
