import path from 'node:path';

import rtlcss from 'rtlcss';
import * as sass from 'sass';

/** Compiles a stylesheet of `shared/web/styles/` with the GOV.UK components it uses, minified. */
export function compileStyles(
  repositoryRoot: string,
  name: string,
): { readonly css: string; readonly files: readonly string[] } {
  const govuk = path.join(repositoryRoot, 'node_modules/govuk-frontend/dist');
  const result = sass.compile(path.join(repositoryRoot, 'shared/web/styles', `${name}.scss`), {
    style: 'compressed',
    loadPaths: [govuk],
    quietDeps: true,
  });
  return {
    css: result.css,
    files: result.loadedUrls.map((url) => url.pathname).filter((file) => !file.startsWith(govuk)),
  };
}

/**
 * The same stylesheet for languages that are read from right to left. Ours say start and end; GOV.UK's
 * components say left and right, and are turned round here.
 */
export function rightToLeft(css: string): string {
  return rtlcss.process(css);
}
