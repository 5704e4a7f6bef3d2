import nunjucks, { type Environment } from 'nunjucks/browser/nunjucks-slim.js';

import { showReference } from '#shared/kernel/index.ts';
import { formatsFor, originalLanguage, type LanguageCode } from '#shared/languages/index.ts';

/** Turns a template and what it shows into HTML; its filters write in the language, English unless stated. */
export interface Templates {
  render(template: string, view: object, language?: LanguageCode): string;
}

/** Templates compiled at build time: `import { templates } from 'virtual:templates'`. */
export type PrecompiledTemplates = Readonly<Record<string, unknown>>;

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});

/**
 * The renderer of a function: autoescaping, without a compiler, and with the filters pages share:
 * `pounds` (of pence), `day` (of a local date or an instant), `time` (of an instant), `reference`,
 * `fill` (of words with `{names}`) and `plural` (of words that count).
 */
export function createTemplates(precompiled: PrecompiledTemplates): Templates {
  const environments = new Map<LanguageCode, Environment>();
  return {
    render(template, view, language = originalLanguage) {
      const environment = environments.get(language) ?? environmentFor(precompiled, language);
      environments.set(language, environment);
      return environment.render(template, view);
    },
  };
}

function environmentFor(precompiled: PrecompiledTemplates, language: LanguageCode): Environment {
  const environment = new nunjucks.Environment(new nunjucks.PrecompiledLoader(precompiled), {
    autoescape: true,
  });
  const { pounds, day, fill, plural } = formatsFor(language);
  environment.addFilter('pounds', pounds);
  environment.addFilter('day', day);
  environment.addFilter('time', formatTime);
  environment.addFilter('reference', showReference);
  environment.addFilter('fill', fill);
  environment.addFilter('plural', plural);
  return environment;
}

/** `6 December 2021`, in Birmingham. */
export const formatDay = formatsFor(originalLanguage).day;

/** `9:30am`, in Birmingham. */
export function formatTime(at: string): string {
  return timeFormat.format(new Date(at)).replace(/\s/g, '').toLowerCase();
}

const monthFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `December 2021`, of `2021-12`. */
export function formatMonth(month: string): string {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`));
}
