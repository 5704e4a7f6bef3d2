import { isPossiblePhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import * as z from 'zod';

/**
 * The fields of our forms. Each forgives what people really type (spaces, dashes, pound signs,
 * capitals) and says what is wrong in the words it is given. Nothing typed is ever half-kept: a
 * field is right, or it is shown again as it was.
 */

const asText = (value: unknown): unknown => {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? asText(value[0]) : value;
};

/** A text as typed, without the spaces around it; missing counts as empty. */
const typed = z.preprocess(asText, z.string().trim());

/** A text that must be there. Line breaks become `\n`, so that lengths are what people count. */
export function requiredText(words: { missing: string; tooLong: string }, max: number) {
  return typed
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(z.string().min(1, words.missing).max(max, words.tooLong));
}

/** A text that may be left out; empty becomes undefined. */
export function optionalText(tooLong: string, max: number) {
  return typed
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(z.string().max(max, tooLong))
    .transform((text) => (text === '' ? undefined : text));
}

/** One of the options of a group of radio buttons. */
export function choice<const Option extends string>(
  options: readonly Option[],
  missing: string,
): z.ZodType<Option> {
  return z.preprocess(asText, z.enum(options, { error: missing }));
}

/** At least one tick in a group of boxes; `alone` is the option that rules the others out ("none of these"). */
export function choices<const Option extends string>(
  options: readonly Option[],
  words: { missing: string; alone?: string },
  alone?: NoInfer<Option>,
): z.ZodType<Option[]> {
  return z
    .preprocess(
      (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.enum(options, { error: words.missing })).min(1, words.missing),
    )
    .refine((ticked) => alone === undefined || ticked.length === 1 || !ticked.includes(alone), {
      error: words.alone ?? words.missing,
    });
}

/** Ticks in a group of boxes that may also stay empty. */
export function optionalChoices<const Option extends string>(
  options: readonly Option[],
): z.ZodType<Option[]> {
  return z.preprocess(
    (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(options)),
  );
}

/** One box to tick before going on. */
export function agreed(missing: string): z.ZodType<true> {
  return z.preprocess((value) => value !== undefined, z.literal(true, { error: missing }));
}

/** `3`, ` 3 `; empty is 0 unless the question insists. */
export function wholeNumber(
  words: { invalid: string; missing?: string },
  range: { min: number; max: number },
) {
  return typed.transform((text, context) => {
    if (text === '' && words.missing === undefined) return 0;
    if (text === '') return complain(context, words.missing ?? words.invalid);
    const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return count >= range.min && count <= range.max ? count : complain(context, words.invalid);
  });
}

/** `£1,250.50`, `12.5` or `40` in pence; undefined when it is left empty. */
export function optionalPounds(invalid: string, range: { minPence: number; maxPence: number }) {
  return typed.transform((text, context) => {
    if (text === '') return undefined;
    const amount = parsePounds(text);
    const fits = amount !== undefined && amount >= range.minPence && amount <= range.maxPence;
    return fits ? amount : complain(context, invalid);
  });
}

/** Pence out of what people write for pounds; undefined when it is no amount. */
export function parsePounds(text: string): number | undefined {
  const match = /^£?(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replace(/[\s,]/g, ''));
  if (match?.[1] === undefined) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Six digits, however they are separated. */
export function sortCode(words: { missing: string; invalid: string }) {
  return digits(words, /^\d{6}$/);
}

/** Six to eight digits; shorter ones get the leading zeros banks print them with. */
export function accountNumber(words: { missing: string; invalid: string; length: string }) {
  return digits(words, /^\d+$/).transform((text, context) =>
    text.length >= 6 && text.length <= 8 ? text.padStart(8, '0') : complain(context, words.length),
  );
}

function digits(words: { missing: string; invalid: string }, shape: RegExp) {
  return typed.transform((text, context) => {
    if (text === '') return complain(context, words.missing);
    const plain = text.replace(/[\s\-–—./]/g, '');
    return shape.test(plain) ? plain : complain(context, words.invalid);
  });
}

/**
 * A telephone number as long as one can be, kept as it was typed; undefined when it is left empty.
 * Number ranges change, and a family with a new one must not be turned away: length is the only test.
 */
export function optionalPhone(invalid: string) {
  return typed.transform((text, context) => {
    if (text === '') return undefined;
    return isPossiblePhoneNumber(text, 'GB') ? text : complain(context, invalid);
  });
}

/** `+447700900123`: one writing for each number, to compare and to dial. */
export function internationalPhone(text: string): string {
  return parsePhoneNumberFromString(text, 'GB')?.number ?? text;
}

export function optionalEmail(invalid: string) {
  return typed.transform((text, context) => {
    if (text === '') return undefined;
    return isEmail(text) ? text : complain(context, invalid);
  });
}

/** A way to be written to, in one field: what has an @ is an email address. */
export function phoneOrEmail(words: { missing: string; invalid: string }) {
  return typed.transform((text, context) => {
    if (text === '') return complain(context, words.missing);
    if (isEmail(text)) return { email: text };
    const isPhone = !text.includes('@') && isPossiblePhoneNumber(text, 'GB');
    return isPhone ? { phone: text } : complain(context, words.invalid);
  });
}

function isEmail(text: string): boolean {
  return text.length <= 254 && z.email().safeParse(text).success;
}

/** `b1 1aa`, `B11AA`, `B1-1AA`: `B1 1AA`. Any part of the country; where it is, is not a form's question. */
export function postcode(words: { missing: string; invalid: string }) {
  return typed.transform((text, context) =>
    text === ''
      ? complain(context, words.missing)
      : (tidyPostcode(text) ?? complain(context, words.invalid)),
  );
}

/** The same; undefined when it is left empty. */
export function optionalPostcode(invalid: string) {
  return typed.transform((text, context) =>
    text === '' ? undefined : (tidyPostcode(text) ?? complain(context, invalid)),
  );
}

function tidyPostcode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const isPostcode = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain);
  return isPostcode ? `${plain.slice(0, -3)} ${plain.slice(-3)}` : undefined;
}

export interface DateWords {
  readonly missing: string;
  readonly missingDay: string;
  readonly missingMonth: string;
  readonly missingYear: string;
  readonly invalid: string;
}

/** The words of a date in English, from what it is the day of: `the day of the report`. */
export function dayWords(what: string, missing = `Enter ${what}`): DateWords {
  const capital = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  return {
    missing,
    missingDay: `${capital} must include a day`,
    missingMonth: `${capital} must include a month`,
    missingYear: `${capital} must include a year`,
    invalid: `${capital} must be a real date`,
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date from its three boxes, as `2021-12-06`; months may be written out. */
export function date(words: DateWords) {
  const boxes = z.object({ day: typed, month: typed, year: typed });
  const none = { day: '', month: '', year: '' };
  return z
    .preprocess((value) => (typeof value === 'object' ? value : none), boxes)
    .transform(({ day, month, year }, context) => {
      const empty = Object.entries({ day, month, year }).filter(([, text]) => text === '');
      for (const [part] of empty) {
        const message = empty.length > 1 ? words.missing : missingPart(words, part);
        context.addIssue({ code: 'custom', path: [part], message });
      }
      if (empty.length > 0) return z.NEVER;
      return realDate(day, monthNumber(month), year) ?? complain(context, words.invalid, ['day']);
    });
}

function missingPart(words: DateWords, part: string): string {
  if (part === 'day') return words.missingDay;
  return part === 'month' ? words.missingMonth : words.missingYear;
}

function monthNumber(text: string): string {
  const named = months.indexOf(text.slice(0, 3).toLowerCase());
  return named === -1 ? text : String(named + 1);
}

function realDate(day: string, month: string, year: string): string | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

/** A time of day as `14:05`, from what people type: `14:05`, `14.05`, `1405`, `2:05pm`, `2 pm`. */
export function timeOfDay(words: { missing: string; invalid: string }) {
  return typed.transform((text, context) => {
    if (text === '') return complain(context, words.missing);
    const parts = /^(\d{1,2})(?:[:. ]?(\d\d))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text);
    const [, hours = '', minutes = '00', half = ''] = parts ?? [];
    const hour = hourOf(Number(hours), half.toLowerCase());
    // A number alone says neither morning nor evening.
    const isTime = parts !== null && (half !== '' || parts[2] !== undefined);
    return isTime && hour !== undefined && Number(minutes) < 60
      ? `${String(hour).padStart(2, '0')}:${minutes}`
      : complain(context, words.invalid);
  });
}

function hourOf(hours: number, half: string): number | undefined {
  if (half === '') return hours < 24 ? hours : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === 'p' ? 12 : 0);
}

interface Complaining {
  addIssue(issue: { code: 'custom'; message: string; path?: PropertyKey[] }): void;
}

function complain(context: Complaining, message: string, path: PropertyKey[] = []): never {
  context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
}
