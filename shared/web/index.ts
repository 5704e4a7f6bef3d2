/**
 * The web kit: everything the pages of families, staff, locality leads and partners share.
 *
 * A site is a list of routes on one stack, its wiring in `functions/<name>/index.ts`:
 *
 * ```ts
 * import { assets } from 'virtual:assets'; //       stylesheet, script, pictures, named by content
 * import { templates } from 'virtual:templates'; // ./templates/**.njk, compiled by infra/build
 *
 * export const handler = createPageSite({
 *   routes: [
 *     ...assetRoutes(assets),
 *     { method: 'GET', path: '/cases/{reference}', handle: ({ params }) => page('case.njk', { ... }) },
 *     { method: 'POST', path: '/cases/{reference}/note', handle: addNote },
 *   ],
 *   sessions: {
 *     store: createDynamoSessionStore({ client, tableName }),
 *     dataSchema: caseworkSessionSchema,
 *     begin: () => ({}),
 *     cookie: { name: 'od-casework', secure: true, signingKey },
 *     idleSeconds: 8 * 3600,
 *     stayPath: '/staff/cases/stay',
 *   },
 *   templates: createTemplates(templates),
 *   assets,
 *   words: { en, ur },
 *   surroundings: ({ path }) => ({ serviceName: 'Casework', serviceUrl: '/cases', navigation: [...] }),
 *   clock: systemClock, ids: systemIds, log,
 * });
 * ```
 *
 * A GET answers `page(template, view)`. A POST reads its form with `readForm(schema, form)`, calls one
 * use case, and answers `page(template, { form: problems }, { status: 400 })` or `redirect(path, update(change))`.
 * A POST may arrive twice: the same form with the same answers is sent to where it led before, and use
 * cases make repetition harmless by identity besides.
 *
 * A template extends `open-door/layout.njk`, sets `title`, fills the block `content`, and puts
 * `{% include "open-door/form-tokens.njk" %}` into each form. GOV.UK's macros are at
 * `govuk/components/<name>/macro.njk`. It sees the view, `t` (words), `site` (surroundings) and `page`.
 */
export * from './csv-text.ts';
export * from './data-table.ts';
export * from './assets.ts';
export * from './fields.ts';
export * from './forms.ts';
export { familyCookie } from './cookies.ts';
export { languageParameter } from './language-choice.ts';
export { formIdField, tokenField } from './form-token.ts';
export * from './page.ts';
export * from './page-site.ts';
export * from './session.ts';
export type { SessionSettings } from './session-keeper.ts';
export type { PageLog } from './stack/error-pages.ts';
export type { GatewayResponse } from './stack/exchange.ts';
export * from './templates.ts';
export * from './words.ts';
