import { setTimeout } from 'node:timers/promises';

/** An instant in UTC as ISO 8601 with milliseconds: `2021-12-06T09:30:00.000Z`. Sorts as text. */
export type Instant = string;

/** A calendar day in Birmingham: `2021-12-06`. */
export type LocalDate = string;

/** Where every reading of the time comes from, so that a test, a replay and a winter can have their own. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Where waiting comes from: how long it lasts, and the chance that keeps the waiting apart. */
export interface Waiting {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** From 0 up to, but never, 1. */
  readonly chance: () => number;
}

export const systemWaiting: Waiting = {
  pause: (milliseconds) => setTimeout(milliseconds),
  chance: () => Math.random(),
};

const millisecondsPerDay = 86_400_000;

export function epochSeconds(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000);
}

export function plusDays(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) + days * millisecondsPerDay).toISOString();
}

export function plusSeconds(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

/** Days from one instant to another, fractions kept; negative when `to` is earlier. */
export function daysBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;
}

const birminghamDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const millisecondsPerHour = 60 * 60 * 1000;
/** Formatting costs microseconds, and reports count events by the hundred thousand. */
const dayOfHour = new Map<number, LocalDate>();
const hoursKept = 10_000;

/** The calendar day in Birmingham: late evening in June is already tomorrow there, not in UTC. */
export function localDate(at: Instant): LocalDate {
  // Clocks there differ from UTC by whole hours, so every instant of an hour is of the same day.
  const hour = Math.floor(Date.parse(at) / millisecondsPerHour);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const day = birminghamDay.format(hour * millisecondsPerHour);
  if (dayOfHour.size >= hoursKept) dayOfHour.clear();
  dayOfHour.set(hour, day);
  return day;
}

const birminghamTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `14:05`, the time of day in Birmingham. */
export function localTime(at: Instant): string {
  return birminghamTime.format(Date.parse(at));
}

/** `2021-12`, the month a report counts an instant in. */
export function localMonth(at: Instant): string {
  return localDate(at).slice(0, 7);
}
