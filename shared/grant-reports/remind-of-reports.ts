import { grantRounds } from '#shared/community-grants/index.ts';
import { grantAwards } from '#shared/grant-awards/index.ts';
import {
  done,
  localDate,
  plusCalendarDays,
  type LocalDate,
  type Result,
} from '#shared/kernel/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

import {
  changeReport,
  type FoundReport,
  type PlannedReport,
  type ReportPorts,
} from './change-report.ts';
import { aboutReport, type Reminder } from './grant-report.ts';

/** Enough to gather what was counted and spent. */
const remindedDaysBefore = 7;
const awardsAPage = 100;

type Reminded = Reminder | 'left';

/**
 * Reminds groups of their reports, once a week before the day it is due and once on the day after; answers how
 * many of each. Run again it reminds nobody twice.
 */
export function createRemindOfReports(ports: ReportPorts) {
  return async function remindOfReports(): Promise<Readonly<Record<Reminder, number>>> {
    const counted: Record<Reminded, number> = { soon: 0, late: 0, left: 0 };
    const today = localDate(ports.clock.now());
    const until = plusCalendarDays(today, remindedDaysBefore);
    for (const { roundId } of grantRounds) {
      for (const grantApplicationId of await reportsDueBy(ports.records, roundId, until)) {
        const actor = { kind: 'system', id: 'watch-deadlines' } as const;
        const reminded = await changeReport<Reminded, never>(
          ports,
          { grantApplicationId, actor },
          (found) => remind(found, today),
        );
        if (reminded.ok) counted[reminded.value] += 1;
      }
    }
    return { soon: counted.soon, late: counted.late };
  };
}

/**
 * Accepted grants lie in the order in which their reports were due first, and one that is reported lies elsewhere; a
 * day that was put off since is found when each is looked at.
 */
async function reportsDueBy(
  records: RecordReader,
  roundId: string,
  until: LocalDate,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue: queues.grantAwards(roundId, 'accepted'), limit: awardsAPage },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document } = grantAwards.parse(item);
      if (document.state !== 'accepted') continue;
      if (document.reportDueOn > until) return ids;
      ids.push(document.grantApplicationId);
    }
    after = page.next;
  } while (after !== undefined);
  return ids;
}

/** What became of the report since the list was read counts; what is with us is waited for by nobody. */
function remind(
  { report, terms }: FoundReport,
  today: LocalDate,
): Result<PlannedReport<Reminded>, never> {
  const { reportDueOn } = terms;
  if (report.state !== 'draft' || reportDueOn > plusCalendarDays(today, remindedDaysBefore)) {
    return done({ answer: 'left' });
  }
  const which: Reminder = reportDueOn < today ? 'late' : 'soon';
  if (report.reminded.includes(which)) return done({ answer: 'left' });
  return done({
    answer: which,
    next: { ...report, reminded: [...report.reminded, which] },
    body: { type: 'grant-report-reminded', ...aboutReport(report), which },
  });
}
