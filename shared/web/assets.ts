import { invariant } from '#shared/kernel/index.ts';

import type { Route } from './page.ts';

/** A file pages need, named after its content: `import { assets } from 'virtual:assets'`. */
export interface Asset {
  /** What templates call it: `brand.css`. */
  readonly name: string;
  /** What browsers call it: `brand-3f9c2a1b.css`. */
  readonly fileName: string;
  readonly contentType: string;
  readonly body: string;
  readonly encoding: 'utf8' | 'base64';
}

const assetFolder = '/assets';

/** Serves the assets. Their names change with their content, so browsers and CloudFront keep them for a year. */
export function assetRoutes<Data>(assets: readonly Asset[]): Route<Data>[] {
  return assets.map((asset) => ({
    method: 'GET',
    path: `${assetFolder}/${asset.fileName}`,
    session: 'none',
    handle: () => ({
      kind: 'file',
      contentType: asset.contentType,
      body: asset.encoding === 'base64' ? Buffer.from(asset.body, 'base64') : asset.body,
      immutable: true,
    }),
  }));
}

/** Where each asset is, by the name templates use. */
export function assetPaths(assets: readonly Asset[]): Readonly<Record<string, string>> {
  invariant(assets.length > 0, 'A site without its stylesheet was built');
  return Object.fromEntries(
    assets.map((asset) => [asset.name, `${assetFolder}/${asset.fileName}`]),
  );
}
