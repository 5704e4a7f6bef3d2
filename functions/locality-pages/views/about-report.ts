import type { Instant } from '#shared/kernel/index.ts';
import { localDate } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { attribution, vintage } from '#shared/reference/index.ts';
import type { Period } from '#shared/reporting/index.ts';

import { disclosureRule } from '../words/disclosure-words.ts';
import { periodInWords } from '../words/figure-words.ts';

/** What a file has to say of itself once it has left the page. */
export interface AboutReport {
  readonly title: string;
  readonly lines: readonly (readonly [name: string, text: string])[];
}

export interface ReportSubject {
  readonly title: string;
  readonly place: string;
  readonly programme: Programme;
  readonly period: Period;
  readonly at: Instant;
  /** Whether whoever takes it away sees every figure of it exactly. */
  readonly exact: boolean;
  /** Where the same view can be opened again. */
  readonly address: string;
}

/** Title, place, period, source and the versions of policy and rules behind every figure. */
export function aboutReport(subject: ReportSubject): AboutReport {
  const { title, place, programme, period, at, exact, address } = subject;
  return {
    title: `${title}: ${place}`,
    lines: [
      ['Programme', programme.name],
      ['Period', periodInWords(period)],
      ['Made on', localDate(at)],
      ['Policy', programme.policyVersions.join(', ')],
      ['Figures', disclosureRule(exact)],
      ['Need', needWords(programme)],
      ['Source', attribution],
      ['The same view', address],
    ],
  };
}

export function deprivationOf({ vintage: year }: Pick<Programme, 'vintage'>): string {
  return year === 2019 ? vintage.deprivation2019 : vintage.deprivation2025;
}

function needWords(programme: Programme): string {
  return `Children in income-deprived families, ${deprivationOf(programme)}`;
}

/** The same in a few lines, to stand under a drawing. */
export function captionOf({ title, lines }: AboutReport): readonly string[] {
  const text = new Map(lines);
  const of = (name: string) => `${name}: ${text.get(name) ?? ''}.`;
  return [
    `${title}. ${text.get('Programme') ?? ''}, ${text.get('Period') ?? ''}.`,
    `${of('Made on')} ${of('Policy')} ${of('Figures')}`,
    of('Need'),
    text.get('Source') ?? '',
  ];
}
