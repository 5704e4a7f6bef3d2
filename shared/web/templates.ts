import nunjucks from 'nunjucks/browser/nunjucks-slim.js';

import { formatPounds, localDate, showReference } from '#shared/kernel/index.ts';

import { fill } from './words.ts';

/** Turns a template and what it shows into HTML. */
export interface Templates {
  render(template: string, view: object): string;
}

/** Templates compiled at build time: `import { templates } from 'virtual:templates'`. */
export type PrecompiledTemplates = Readonly<Record<string, unknown>>;

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});

/**
 * The renderer of a function: autoescaping, without a compiler, and with the filters pages share:
 * `pounds` (of pence), `day` (of a local date or an instant), `time` (of an instant), `reference`
 * and `fill` (of words with `{names}`).
 */
export function createTemplates(precompiled: PrecompiledTemplates): Templates {
  const environment = new nunjucks.Environment(new nunjucks.PrecompiledLoader(precompiled), {
    autoescape: true,
  });
  environment.addFilter('pounds', formatPounds);
  environment.addFilter('day', formatDay);
  environment.addFilter('time', formatTime);
  environment.addFilter('reference', showReference);
  environment.addFilter('fill', fill);
  return { render: (template, view) => environment.render(template, view) };
}

/** `6 December 2021`, in Birmingham. */
export function formatDay(at: string): string {
  const day = at.includes('T') ? localDate(at) : at;
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** `9:30am`, in Birmingham. */
export function formatTime(at: string): string {
  return timeFormat.format(new Date(at)).replace(/\s/g, '').toLowerCase();
}
