import { plusCalendarDays } from '#shared/kernel/index.ts';
import type { LocalDate } from '#shared/kernel/index.ts';

/**
 * Puts any text into the Bacs character set (A–Z 0–9 . & / - and space), exactly `length` characters
 * long. Accents are dropped first so that José stays readable; whatever else is foreign becomes a
 * space; what does not fit is cut. Source: domain-facts.md §4.1.
 */
export function toBacsText(text: string, length: number): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9.&/ -]/g, ' ')
    .slice(0, length)
    .padEnd(length);
}

/** Whether a reference survives every rail unchanged: it is compared, so it is never cut or mapped. */
export function isBacsReference(reference: string): boolean {
  return /^[A-Z0-9][A-Z0-9.&/ -]{0,17}$/.test(reference) && !reference.endsWith(' ');
}

/** A date as Bacs writes it, ` YYDDD`: a space, two digits of the year and the day of the year. */
export function toBacsDate(date: LocalDate): string {
  const newYear = Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`);
  const dayOfYear = (Date.parse(`${date}T00:00:00Z`) - newYear) / 86_400_000 + 1;
  return ` ${date.slice(2, 4)}${String(dayOfYear).padStart(3, '0')}`;
}

/** Reads ` YYDDD`; undefined when there is no such day. Years are of this century. */
export function readBacsDate(text: string): LocalDate | undefined {
  const digits = /^ (?<year>\d{2})(?<day>\d{3})$/.exec(text)?.groups;
  if (digits === undefined) return undefined;
  const date = plusCalendarDays(`20${digits['year'] ?? ''}-01-01`, Number(digits['day']) - 1);
  return toBacsDate(date) === text ? date : undefined;
}
