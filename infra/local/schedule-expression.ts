import { Cron } from 'croner';
import { PlatformProblem } from './platform-problem.ts';

/** The first moment after one given (both in milliseconds since 1970) at which to run, if any. */
export type NextRun = (afterMs: number) => number | undefined;

/** What a schedule is anchored to. */
export interface ScheduleFrame {
  readonly timeZone: string;
  /** `rate()` counts from here. */
  readonly startMs: number;
  /** Nothing runs at or after this moment. */
  readonly endMs: number | undefined;
}

/** Reads a schedule expression of EventBridge Scheduler: `rate()`, `cron()` or `at()`. */
export function readScheduleExpression(expression: string, frame: ScheduleFrame): NextRun {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  const next = readerOrNothing(kind, argument, frame);
  if (next === undefined) {
    throw new PlatformProblem(
      `The schedule expression ${expression} cannot be read: rate(), cron() with six fields and at() are known.`,
    );
  }
  return (afterMs) => {
    const dueMs = next(Math.max(afterMs, frame.startMs - 1));
    return dueMs === undefined || (frame.endMs !== undefined && dueMs >= frame.endMs)
      ? undefined
      : dueMs;
  };
}

/** What croner cannot read is as unreadable as what we cannot. */
function readerOrNothing(
  kind: string | undefined,
  argument: string,
  frame: ScheduleFrame,
): NextRun | undefined {
  try {
    return reader(kind, argument, frame);
  } catch {
    return undefined;
  }
}

function reader(
  kind: string | undefined,
  argument: string,
  frame: ScheduleFrame,
): NextRun | undefined {
  switch (kind) {
    case 'rate':
      return rate(argument, frame.startMs);
    case 'cron':
      return cron(argument, frame.timeZone);
    case 'at':
      return at(argument, frame.timeZone);
    default:
      return undefined;
  }
}

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

function rate(argument: string, startMs: number): NextRun | undefined {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const everyMs = Number(count) * (unitMs[unit ?? ''] ?? 0);
  if (!(everyMs > 0)) return undefined;
  return (afterMs) => startMs + (Math.floor((afterMs - startMs) / everyMs) + 1) * everyMs;
}

function at(argument: string, timezone: string): NextRun | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(argument)) return undefined;
  const dueMs = new Cron(argument, { timezone, paused: true, allowPast: true })
    .nextRun(new Date(0))
    ?.getTime();
  return (afterMs) => (dueMs !== undefined && dueMs > afterMs ? dueMs : undefined);
}

/**
 * AWS's six fields are croner's last six of seven, once written its way. A time that the clocks
 * skip in spring does not happen on AWS, where croner would run it an hour late.
 */
function cron(argument: string, timezone: string): NextRun | undefined {
  const fields = argument.trim().split(/\s+/);
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const pattern = ['0', minutes, hours, dayOfMonth, month, weekdays(dayOfWeek ?? ''), year];
  const schedule = new Cron(pattern.join(' '), {
    timezone,
    paused: true,
    mode: '7-part',
    alternativeWeekdays: true,
    sloppyRanges: true,
  });
  return (afterMs) => {
    let due = schedule.nextRun(new Date(afterMs));
    while (due !== null && !schedule.match(due)) due = schedule.nextRun(due);
    return due?.getTime();
  };
}

const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Saturday is the last day of AWS's week, and a range may run over its end: `FRI-MON`. */
function weekdays(field: string): string {
  return field
    .split(',')
    .map((part) => {
      if (part === 'L') return '7';
      const [, from, to] = /^(\w+)-(\w+)$/.exec(part) ?? [];
      if (from === undefined || to === undefined) return part;
      const [first, last] = [weekday(from), weekday(to)];
      return first <= last ? part : `${first}-7,1-${last}`;
    })
    .join(',');
}

function weekday(text: string): number {
  const named = weekdayNames.indexOf(text.toUpperCase());
  return named === -1 ? Number(text) : named + 1;
}
