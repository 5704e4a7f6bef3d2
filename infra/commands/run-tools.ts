import { spawn } from 'node:child_process';
import path from 'node:path';

/** One tool of the house with its arguments, and what it looks at. */
export interface Tool {
  readonly what: string;
  /** A package's command-line script, run by the Node that runs this. */
  readonly script: string;
  readonly args: readonly string[];
}

const root = path.resolve(import.meta.dirname, '../..');

/** Runs tools one after the other and stops at the first that fails; resolves to the exit code. */
export async function runTools(tools: readonly Tool[]): Promise<number> {
  for (const tool of tools) {
    const began = performance.now();
    console.log(`\n• ${tool.what}`);
    const code = await run(tool);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (code !== 0) {
      console.error(`✗ ${tool.what} failed after ${seconds} s`);
      return code;
    }
    console.log(`✓ ${tool.what} (${seconds} s)`);
  }
  return 0;
}

function run({ script, args }: Tool): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args],
    { cwd: root, stdio: 'inherit' },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
