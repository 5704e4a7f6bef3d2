import { grantRounds } from '#shared/community-grants/index.ts';
import { awardsUntil } from '#shared/grant-awards/index.ts';
import {
  done,
  localDate,
  plusCalendarDays,
  type LocalDate,
  type Result,
} from '#shared/kernel/index.ts';

import {
  changeReport,
  type FoundReport,
  type PlannedReport,
  type ReportPorts,
} from './change-report.ts';
import { aboutReport, type Reminder } from './grant-report.ts';

/** Enough to gather what was counted and spent. */
const remindedDaysBefore = 7;

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
      // A day that was put off since is found when each is looked at; one that is reported lies elsewhere.
      const due = await awardsUntil(ports.records, {
        ...{ roundId, state: 'accepted', until },
        dayOf: (award) => (award.state === 'accepted' ? award.reportDueOn : undefined),
      });
      for (const grantApplicationId of due) {
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
