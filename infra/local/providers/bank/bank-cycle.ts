import {
  addWorkingDays,
  done,
  isWorkingDay,
  localDate,
  plusCalendarDays,
  refused,
} from '#shared/kernel/index.ts';
import type { Instant, LocalDate, Result } from '#shared/kernel/index.ts';

/** The three days of one file: handed in, processed, in the account. */
export interface BankCycle {
  readonly inputDay: LocalDate;
  readonly processingDate: LocalDate;
  readonly entryDay: LocalDate;
  /** What the bank did to the dates it was given, for the answer. */
  readonly note: string;
}

const windowCloses = '22:00';

/** Files may be handed in this many days ahead. */
const daysAhead = 30;

/**
 * Places a file in the Bacs cycle. The input window is 07:00–22:00 on working days; outside it a
 * file waits for the next opening. A processing date that is too early, or no working day, is
 * rolled forward, as Bacs does. Refuses what is more than 30 days ahead. Source: domain-facts §4.1.
 */
export function placeInCycle(
  receivedAt: Instant,
  wantedProcessing: LocalDate,
): Result<BankCycle, string> {
  const today = localDate(receivedAt);
  const inputDay =
    isWorkingDay(today) && londonTime(receivedAt) >= windowCloses
      ? addWorkingDays(today, 1)
      : addWorkingDays(today, 0);
  const earliest = addWorkingDays(inputDay, 1);
  const wanted = addWorkingDays(wantedProcessing, 0);
  if (wanted > plusCalendarDays(today, daysAhead)) {
    return refused(`the processing date is more than ${daysAhead} days ahead`);
  }
  const processingDate = wanted < earliest ? earliest : wanted;
  const notes = [
    inputDay === today
      ? `Accepted for input on ${inputDay}.`
      : `The input window is 07:00 to 22:00 on working days: accepted for input on ${inputDay}.`,
    ...(processingDate === wantedProcessing
      ? []
      : [`The processing date moves from ${wantedProcessing} to ${processingDate}.`]),
  ];
  const entryDay = addWorkingDays(processingDate, 1);
  return done({ inputDay, processingDate, entryDay, note: notes.join(' ') });
}

/** 07:00 in London on that day: when the input window opens and when money is in the account. */
export function openingTime(date: LocalDate): Instant {
  const inWinter = `${date}T07:00:00.000Z`;
  return londonTime(inWinter) === '07:00' ? inWinter : `${date}T06:00:00.000Z`;
}

const clockFace = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function londonTime(at: Instant): string {
  return clockFace.format(new Date(at));
}
