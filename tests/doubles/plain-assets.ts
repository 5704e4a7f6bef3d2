import type { Asset } from '#shared/web/index.ts';

/** A stylesheet in name only, for tests that read pages and do not look at them. */
export const plainAssets: readonly Asset[] = [
  {
    name: 'brand.css',
    fileName: 'brand-0123456789.css',
    contentType: 'text/css; charset=utf-8',
    body: 'body{}',
    encoding: 'utf8',
  },
];
