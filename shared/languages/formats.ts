import { formatPounds, localDate } from '#shared/kernel/index.ts';

import { isolateValue, leftToRight } from './direction.ts';
import { languageByCode, type LanguageCode } from './languages.ts';
import type { Plural } from './words.ts';

/** How one language writes what is put into its sentences. Digits are 0 to 9 in all of them. */
export interface Formats {
  /** `£150`, of pence. */
  readonly pounds: (pence: number) => string;
  /** `6 December 2021`, in Birmingham; of a local date or an instant. */
  readonly day: (at: string) => string;
  /** `6 December`: for days that are near. */
  readonly nearDay: (at: string) => string;
  /** `fill('Hello {name}', { name: 'Amina' })`. A name without a value stays as it is: visible, not empty. */
  readonly fill: (text: string, values: Values) => string;
  /** The form that goes with a number; `{count}` and its like are still to be filled in. */
  readonly plural: (words: Plural, count: number) => string;
  /** `A, B or C`. */
  readonly either: (names: readonly string[]) => string;
  /** A word that stood alone, within a sentence. */
  readonly lowerCase: (text: string) => string;
}

type Values = Readonly<Record<string, string | number>>;

const known = new Map<LanguageCode, Formats>();

/** The formats of a language, made once. */
export function formatsFor(code: LanguageCode): Formats {
  const before = known.get(code);
  if (before !== undefined) return before;
  const made = createFormats(code);
  known.set(code, made);
  return made;
}

function createFormats(code: LanguageCode): Formats {
  const isRtl = languageByCode(code).direction === 'rtl';
  // Britain's order of day and month for English; digits that a bank's letter has, for all.
  const locale = code === 'en' ? 'en-GB' : `${code}-u-ca-gregory-nu-latn`;
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'long' },
    timeZone: 'UTC',
  });
  const rules = new Intl.PluralRules(locale);
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
  const value = (text: string) => (isRtl ? isolateValue(text) : text);
  return {
    pounds: (pence) => (isRtl ? leftToRight(formatPounds(pence)) : formatPounds(pence)),
    day: (at) => longDay.format(midnight(at)),
    nearDay: (at) => shortDay.format(midnight(at)),
    fill: (text, values) =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const given = values[name];
        return given === undefined ? whole : value(String(given));
      }),
    plural: (words, count) => words[rules.select(count)] ?? words.other,
    either: (names) => disjunction.format(names),
    lowerCase: (text) => text.toLocaleLowerCase(locale),
  };
}

function midnight(at: string): Date {
  const day = at.includes('T') ? localDate(at) : at;
  return new Date(`${day}T00:00:00Z`);
}
