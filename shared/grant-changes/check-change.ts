import {
  addsUpTo,
  currentTerms,
  type AskedChanges,
  type BudgetLine,
  type GrantAwardIn,
  type GrantChange,
} from '#shared/grant-awards/index.ts';
import { plusCalendarMonths, sumPence, type LocalDate } from '#shared/kernel/index.ts';

/** A project may last this much longer than it was first planned; beyond that it is another grant. */
const mostMonthsLonger = 12;

export type ChangeProblem =
  | { readonly kind: 'nothing-changes' }
  /** A day that is over cannot become the last one. */
  | { readonly kind: 'day-is-past'; readonly which: 'projectUntil' | 'reportDueOn' }
  | { readonly kind: 'ends-before-it-begins'; readonly projectFrom: LocalDate }
  | { readonly kind: 'day-too-late'; readonly which: ChangedDay; readonly latest: LocalDate }
  /** The report is due before the project is over, by the days that would then hold. */
  | { readonly kind: 'report-before-end'; readonly projectUntil: LocalDate }
  | {
      readonly kind: 'lines-do-not-add-up';
      readonly linesPence: number;
      readonly amountPence: number;
    };
type ChangedDay = 'projectUntil' | 'reportDueOn';

/** What of it would be different from how the grant stands now: what is as it was is left out. */
export function onlyDifferent(
  award: GrantAwardIn<'accepted'>,
  change: GrantChange | undefined,
  budget: readonly BudgetLine[],
  asked: AskedChanges,
): AskedChanges {
  const terms = currentTerms(award, change);
  const now = { ...terms, lines: terms.lines ?? budget };
  const { projectUntil, reportDueOn, lines, place, people, activity } = asked;
  return {
    ...(projectUntil !== undefined && projectUntil !== now.projectUntil && { projectUntil }),
    ...(reportDueOn !== undefined && reportDueOn !== now.reportDueOn && { reportDueOn }),
    ...(lines !== undefined && !sameLines(lines, now.lines) && { lines }),
    ...(place !== undefined && place !== now.place && { place }),
    ...(people !== undefined && people !== now.people && { people }),
    ...(activity !== undefined && activity !== now.activity && { activity }),
  };
}

/** Whether two requests want the same. */
export function sameChanges(one: AskedChanges, other: AskedChanges): boolean {
  const same = (['projectUntil', 'reportDueOn', 'place', 'people', 'activity'] as const).every(
    (name) => one[name] === other[name],
  );
  return same && sameLines(one.lines ?? [], other.lines ?? []);
}

function sameLines(some: readonly BudgetLine[], others: readonly BudgetLine[]): boolean {
  return (
    some.length === others.length &&
    some.every(
      ({ what, amountPence }, index) =>
        what === others[index]?.what && amountPence === others[index].amountPence,
    )
  );
}

/** Everything that is wrong with what a group asks for; nothing when it can be asked. */
export function checkChange(
  award: GrantAwardIn<'accepted'>,
  change: GrantChange | undefined,
  asked: AskedChanges,
  today: LocalDate,
): readonly ChangeProblem[] {
  if (Object.keys(asked).length === 0) return [{ kind: 'nothing-changes' }];
  const now = currentTerms(award, change);
  const projectUntil = asked.projectUntil ?? now.projectUntil;
  const reportDueOn = asked.reportDueOn ?? now.reportDueOn;
  const { lines } = asked;
  const { projectFrom, amountPence } = award;
  const isEnded = asked.projectUntil !== undefined && asked.projectUntil < today;
  return [
    ...(isEnded ? [{ kind: 'day-is-past', which: 'projectUntil' } as const] : []),
    ...(projectUntil < projectFrom
      ? [{ kind: 'ends-before-it-begins', projectFrom } as const]
      : []),
    ...tooLate('projectUntil', asked, award),
    ...(asked.reportDueOn !== undefined && asked.reportDueOn < today
      ? [{ kind: 'day-is-past', which: 'reportDueOn' } as const]
      : []),
    ...tooLate('reportDueOn', asked, award),
    ...(reportDueOn <= projectUntil && !isEnded
      ? [{ kind: 'report-before-end', projectUntil } as const]
      : []),
    ...(lines !== undefined && !addsUpTo(lines, amountPence)
      ? [
          {
            ...{ kind: 'lines-do-not-add-up' as const, amountPence },
            linesPence: sumPence(lines.map((line) => line.amountPence)),
          },
        ]
      : []),
  ];
}

/** Counted from what was offered, so that ten small changes do not go further than one. */
function tooLate(
  which: ChangedDay,
  asked: AskedChanges,
  award: GrantAwardIn<'accepted'>,
): readonly ChangeProblem[] {
  const latest = plusCalendarMonths(award[which], mostMonthsLonger);
  const day = asked[which];
  return day !== undefined && day > latest ? [{ kind: 'day-too-late', which, latest }] : [];
}
