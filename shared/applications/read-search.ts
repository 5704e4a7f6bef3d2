import { readReference } from '#shared/kernel/index.ts';

import { addressWords, isTelling, plainPhone, plainText } from './plain-words.ts';
import { plainEmail, searchedNameWords } from './search-entry.ts';

/** One thing that somebody may have meant; `words` must stand in the name or the address besides. */
export type SearchFor =
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'name'; readonly words: readonly string[] }
  | { readonly kind: 'birth-date'; readonly date: string; readonly words: readonly string[] }
  | { readonly kind: 'postcode'; readonly postcode: string; readonly words: readonly string[] }
  | { readonly kind: 'address'; readonly words: readonly string[] }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'account'; readonly ending: string };

/**
 * What was typed into the one search box, recognised by its shape. Often it can be only one thing; ten
 * digits can be a reference or a telephone, and then both are looked for. Empty when it is nothing that
 * anything can be found by.
 */
export function readSearch(typed: string): readonly SearchFor[] {
  const text = typed.normalize('NFKC').trim();
  if (text.includes('@')) return [{ kind: 'email', email: plainEmail(text.replace(/\s/g, '')) }];
  const dated = readDateIn(text);
  if (dated !== undefined) {
    return [{ kind: 'birth-date', date: dated.date, words: tellingWords(dated.rest) }];
  }
  const posted = readPostcodeIn(text);
  if (posted !== undefined) {
    return [{ kind: 'postcode', postcode: posted.postcode, words: tellingWords(posted.rest) }];
  }
  const reference = readReference(text);
  const asReference = reference === undefined ? [] : [{ kind: 'reference', reference } as const];
  if (isOfDigits(text)) return [...asReference, ...readDigits(text)];
  // `12 Park Road` has the ten characters of a reference; `7K2QX-0M4TP` is no address.
  const isWholeReference = reference !== undefined && /^[^\s]*\d[^\s]*$/.test(text);
  return isWholeReference ? asReference : [...asReference, ...readWords(text)];
}

/** The words of a text that tell something, as addresses and groups' names are compared: `road` is none, `elm` is one. */
export function tellingWords(text: string): readonly string[] {
  return [...new Set(addressWords(text.replace(/['’‘`´]/gu, '')).filter(isTelling))];
}

function isOfDigits(text: string): boolean {
  return /\d/.test(text) && /^[\d\s\-–+()./]+$/.test(text);
}

/** The end of an account, a whole one with or without its sort code, or a telephone. */
function readDigits(text: string): readonly SearchFor[] {
  const digits = text.replace(/\D/g, '');
  const isAbroad = text.startsWith('+') || digits.startsWith('00');
  const isAccount = digits.length === 4 || (digits.length >= 6 && digits.length <= 8);
  if (!isAbroad && (isAccount || digits.length === 14)) {
    return [{ kind: 'account', ending: digits.slice(-4) }];
  }
  return digits.length < 10 ? [] : [{ kind: 'phone', phone: plainPhone(text) }];
}

function readWords(text: string): readonly SearchFor[] {
  const words = tellingWords(text);
  if (/\p{N}/u.test(text)) return words.length < 2 ? [] : [{ kind: 'address', words }];
  const name = searchedNameWords(text);
  return name.length === 0 ? [] : [{ kind: 'name', words: name }];
}

interface Dated {
  readonly date: string;
  readonly rest: string;
}

const months = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];

const dateShapes = [
  /(?<!\d)(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?!\d)/,
  /(?<!\d)(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)/,
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>\p{L}{3,9})\s+(?<year>\d{4})(?!\d)/iu,
] as const;

/** `3/2/1947`, `1947-02-03` and `3 February 1947` are a birthday; days come before months here. */
function readDateIn(text: string): Dated | undefined {
  for (const shape of dateShapes) {
    const found = shape.exec(text);
    const { day = '', month = '', year = '' } = found?.groups ?? {};
    const number = /^\d/.test(month)
      ? Number(month)
      : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (found !== null && isDay(date)) return { date, rest: text.replace(found[0], ' ') };
  }
  return undefined;
}

function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/** A whole postcode; half of one would find a part of the city. */
function readPostcodeIn(text: string): { postcode: string; rest: string } | undefined {
  const found = /(?<![a-z\d])[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}(?![a-z\d])/i.exec(text);
  return found === null
    ? undefined
    : { postcode: plainText(found[0]), rest: text.replace(found[0], ' ') };
}
