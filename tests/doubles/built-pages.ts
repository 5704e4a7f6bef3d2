import path from 'node:path';
import vm from 'node:vm';

import { buildBrandAssets } from '#infra/build/brand-assets.ts';
import { compileTemplates } from '#infra/build/nunjucks-plugin.ts';
import { createTemplates, type Asset, type Templates } from '#shared/web/index.ts';

export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

/** The templates of a function as the build makes them, without bundling the function. */
export function builtTemplates(folder: string): Templates {
  const absolute = path.join(repositoryRoot, folder);
  const { source } = compileTemplates({ repositoryRoot, folder: absolute });
  return createTemplates(runCompiled(source));
}

/** What a bundle would import from `virtual:templates`. */
export function runCompiled(source: string): Record<string, unknown> {
  const script = source.replace('export const templates =', 'globalThis.templates =');
  const context = vm.createContext({}) as { templates?: Record<string, unknown> };
  vm.runInContext(script, context);
  return context.templates!;
}

/** The stylesheets and script as the build makes them. */
export async function builtAssets(): Promise<readonly Asset[]> {
  return (await buildBrandAssets(repositoryRoot)).assets;
}
