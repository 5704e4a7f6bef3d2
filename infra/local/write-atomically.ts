import { renameSync, writeFileSync } from 'node:fs';

/**
 * Replaces a file as one step: after a kill -9 a reader finds the old text or the new one, never
 * half of either. Synchronous on purpose, so that what follows the call may rely on it.
 */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
