import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PlatformProblem } from '../platform-problem.ts';
import type { RecordsEngine } from './records-engine.ts';
import { openRemoteEngine } from './remote-engine.ts';

const mostStartingMs = 10_000;

/** Where dynoxide's program lies, when it is installed for this machine. */
export function dynoxideProgram(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    return undefined;
  }
}

/**
 * Starts dynoxide, a DynamoDB written in Rust, as a second opinion on our own engine. It listens on
 * this machine's own address and ends when the engine is closed, or with this process.
 */
export async function startDynoxide(
  options: { readonly folder?: string | undefined } = {},
): Promise<RecordsEngine & { readonly pid: number }> {
  const program = dynoxideProgram();
  if (program === undefined) {
    throw new PlatformProblem(
      'dynoxide is not installed for this machine: run npm ci on 64-bit Linux, or leave out --records dynoxide.',
    );
  }
  const port = await freePort();
  const stored = storageArguments(options.folder);
  const child = spawn(
    program,
    ['serve', '--host', '127.0.0.1', '--port', String(port), ...stored],
    {
      stdio: 'ignore',
    },
  );
  const { pid } = child;
  if (pid === undefined) throw new PlatformProblem(`${program} could not be started.`);
  const stop = () => child.kill();
  process.once('exit', stop);
  const engine = openRemoteEngine({ url: `http://127.0.0.1:${port}`, name: 'dynoxide' });
  try {
    await untilAnswering(engine, child);
  } catch (cause) {
    stop();
    throw cause;
  }
  return {
    ...engine,
    pid,
    close: () => {
      process.removeListener('exit', stop);
      return ended(child);
    },
  };
}

function storageArguments(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  mkdirSync(folder, { recursive: true });
  return ['--db-path', join(folder, 'dynoxide.sqlite')];
}

/** A port that was free a moment ago; dynoxide cannot say which one it took when asked for any. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('a listening server has no port');
}

async function untilAnswering(engine: RecordsEngine, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + mostStartingMs;
  for (;;) {
    try {
      await engine.call('ListTables', {});
      return;
    } catch (cause) {
      if (child.exitCode !== null || performance.now() > deadline) {
        throw new PlatformProblem('dynoxide was started but does not answer.', { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill();
  });
}
