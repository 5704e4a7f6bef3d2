import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import * as esbuild from 'esbuild';

import type { Asset } from '#shared/web/assets.ts';

import { compileStyles, rightToLeft } from './brand-styles.ts';

interface BrandAssets {
  readonly assets: readonly Asset[];
  readonly files: readonly string[];
}

/** Everything pages load besides themselves: stylesheets, the script of all pages and that of long files, and the icon. */
export async function buildBrandAssets(repositoryRoot: string): Promise<BrandAssets> {
  const web = path.join(repositoryRoot, 'shared/web');
  const brand = compileStyles(repositoryRoot, 'brand');
  const casework = compileStyles(repositoryRoot, 'casework');
  const groups = compileStyles(repositoryRoot, 'groups');
  const script = path.join(web, 'browser/enhance.js');
  const parts = path.join(web, 'browser/fetch-parts.js');
  const icon = path.join(web, 'assets/favicon.svg');
  return {
    assets: [
      asset('brand.css', 'text/css; charset=utf-8', brand.css),
      asset('brand-rtl.css', 'text/css; charset=utf-8', rightToLeft(brand.css)),
      asset('casework.css', 'text/css; charset=utf-8', casework.css),
      asset('groups.css', 'text/css; charset=utf-8', groups.css),
      asset('enhance.js', 'text/javascript; charset=utf-8', await bundleScript(script)),
      asset('fetch-parts.js', 'text/javascript; charset=utf-8', await bundleScript(parts)),
      asset('favicon.svg', 'image/svg+xml', readFileSync(icon, 'utf8')),
    ],
    files: [...brand.files, ...casework.files, ...groups.files, script, parts, icon],
  };
}

async function bundleScript(entry: string): Promise<string> {
  const built = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    logLevel: 'error',
    legalComments: 'none',
  });
  return built.outputFiles.map((file) => file.text).join('');
}

/** Names a file after its content, so that it can be kept for ever under that name. */
function asset(name: string, contentType: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const { name: stem, ext } = path.parse(name);
  return { name, fileName: `${stem}-${hash}${ext}`, contentType, body, encoding: 'utf8' };
}

/** `virtual:assets`: built once for all functions of one esbuild call. */
export function brandAssetsPlugin(repositoryRoot: string): esbuild.Plugin {
  return {
    name: 'brand-assets',
    setup(build) {
      build.onResolve({ filter: /^virtual:assets$/ }, () => ({
        path: 'assets',
        namespace: 'brand-assets',
      }));
      build.onLoad({ filter: /.*/, namespace: 'brand-assets' }, async () => {
        const { assets, files } = await buildBrandAssets(repositoryRoot);
        const contents = `export const assets = ${JSON.stringify(assets)};\n`;
        return { contents, loader: 'js', watchFiles: [...files] };
      });
    },
  };
}
