/** What infra/build/ writes into a function's bundle: its templates, compiled, and the assets. */
declare module 'virtual:templates' {
  export const templates: Readonly<Record<string, unknown>>;
}

declare module 'virtual:assets' {
  import type { Asset } from '#shared/web/assets.ts';

  export const assets: readonly Asset[];
}

/** nunjucks without its compiler; it ships no types of its own for this file. */
declare module 'nunjucks/browser/nunjucks-slim.js' {
  interface SlimEnvironment {
    render(name: string, context: object): string;
    addFilter(name: string, filter: (...values: never[]) => unknown): void;
  }
  export type Environment = SlimEnvironment;
  const nunjucks: {
    readonly Environment: new (loader: object, options: { autoescape: boolean }) => SlimEnvironment;
    readonly PrecompiledLoader: new (templates: Readonly<Record<string, unknown>>) => object;
  };
  // eslint-disable-next-line no-restricted-exports -- this is how the CommonJS file exports
  export default nunjucks;
}
