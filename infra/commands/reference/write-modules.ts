import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledModule } from './compile.ts';

/**
 * Writes every module beside its old self before replacing any, so that a full disk or a
 * refused permission leaves the old figures whole.
 */
export function writeModules(folder: string, modules: readonly CompiledModule[]): void {
  mkdirSync(folder, { recursive: true });
  const written = modules.map(({ fileName, text }) => {
    const target = join(folder, fileName);
    const draft = `${target}.draft`;
    writeFileSync(draft, text);
    return { draft, target };
  });
  for (const { draft, target } of written) renameSync(draft, target);
}
