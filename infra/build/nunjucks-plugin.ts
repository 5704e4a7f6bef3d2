import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Plugin } from 'esbuild';
import nunjucks from 'nunjucks';

/** nunjucks' own compiler, which its types leave out. */
interface Compiler {
  compile(
    source: string,
    asyncFilters: readonly string[],
    extensions: readonly object[],
    name: string,
    options: { autoescape: boolean; throwOnUndefined: boolean },
  ): string;
}
declare module 'nunjucks' {
  export const compiler: Compiler;
}

const templateReference = /({%-?\s*(?:extends|include|import|from)\s+)(["'])([^"']+)\2/g;

export interface CompiledTemplates {
  /** An ES module exporting `templates`. */
  readonly source: string;
  /** Every file that went in, to be watched. */
  readonly files: readonly string[];
}

/** The kit's and GOV.UK's templates go into every function with pages; each is compiled once. */
const compiledBefore = new Map<string, string>();

function compileOnce(name: string, source: string): string {
  const known = compiledBefore.get(`${name}\0${source}`);
  if (known !== undefined) return known;
  const settings = { autoescape: true, throwOnUndefined: false };
  const made = nunjucks.compiler.compile(source, [], [], name, settings);
  compiledBefore.set(`${name}\0${source}`, made);
  return made;
}

/**
 * Compiles the templates in a folder, the kit's, and the GOV.UK macros they reach, so that a
 * function carries neither a compiler nor a template it does not use. Refuses a template that
 * names another that does not exist. Names must be written out: a name in a variable is not found.
 */
export function compileTemplates(options: {
  readonly repositoryRoot: string;
  readonly folder: string;
}): CompiledTemplates {
  const kit = path.join(options.repositoryRoot, 'shared/web/templates');
  const govuk = path.join(options.repositoryRoot, 'node_modules/govuk-frontend/dist');
  // What staff pages share is compiled only into the functions that name it.
  const staff = path.join(options.repositoryRoot, 'shared/staff-web/templates');
  const roots = [options.folder, kit, staff, govuk];
  const files: string[] = [];
  const compiled = new Map<string, string>();

  const visit = (name: string, askedBy: string): void => {
    if (compiled.has(name)) return;
    const file = roots.map((root) => path.join(root, name)).find((at) => existsSync(at));
    if (file === undefined) throw new Error(`${askedBy} uses ${name}, which does not exist`);
    files.push(file);
    const references: string[] = [];
    const source = readFileSync(file, 'utf8').replace(
      templateReference,
      (_whole, tag: string, _quote, reference: string) => {
        const absolute = absoluteName(name, reference);
        references.push(absolute);
        return `${tag}"${absolute}"`;
      },
    );
    try {
      compiled.set(name, compileOnce(name, source));
    } catch (cause) {
      throw new Error(`${file} is not a template`, { cause });
    }
    for (const reference of references) visit(reference, name);
  };

  for (const root of [options.folder, kit]) {
    for (const name of templatesIn(root)) visit(name, 'The build');
  }
  const entries = [...compiled].map(([name, code]) => `${JSON.stringify(name)}:(()=>{${code}})()`);
  return { source: `export const templates = {\n${entries.join(',\n')}\n};\n`, files };
}

/** GOV.UK's macros name their neighbours relative to themselves; nunjucks-slim only knows whole names. */
function absoluteName(from: string, reference: string): string {
  return reference.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), reference)
    : reference;
}

function templatesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.njk'))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** `virtual:templates`, imported by `functions/<name>/index.ts`, is the templates in that function's folder. */
export function nunjucksPlugin(repositoryRoot: string): Plugin {
  return {
    name: 'nunjucks-templates',
    setup(build) {
      build.onResolve({ filter: /^virtual:templates$/ }, ({ importer }) => ({
        path: path.join(path.dirname(importer), 'templates'),
        namespace: 'templates',
      }));
      build.onLoad({ filter: /.*/, namespace: 'templates' }, ({ path: folder }) => {
        const { source, files } = compileTemplates({ repositoryRoot, folder });
        return { contents: source, loader: 'js', watchFiles: [...files], resolveDir: folder };
      });
    },
  };
}
