import {
  answersInWords,
  answersOf,
  roundOf,
  type Answers,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import type { AskedChanges, BudgetLine, CurrentTerms } from '#shared/grant-awards/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';

const { day } = formatsFor('en');

/** One thing of a grant, as it is and as it is to become. */
export interface ChangeRow {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a group asks for beside how it is now, as the group and staff read it. */
export function changeInWords(
  changes: AskedChanges,
  now: CurrentTerms,
  application: GrantApplication,
): readonly ChangeRow[] {
  const answers = answersOf(application);
  const { projectUntil, reportDueOn, lines, place, people, activity } = changes;
  const row = (key: string, before: readonly string[], after: readonly string[]) => [
    { key, before, after },
  ];
  return [
    ...(projectUntil === undefined
      ? []
      : row(changedWords.projectUntil, [day(now.projectUntil)], [day(projectUntil)])),
    ...(reportDueOn === undefined
      ? []
      : row(changedWords.reportDueOn, [day(now.reportDueOn)], [day(reportDueOn)])),
    ...(lines === undefined
      ? []
      : row(changedWords.lines, linesInWords(linesNow(now, answers)), linesInWords(lines))),
    ...(place === undefined
      ? []
      : row(changedWords.place, now.place?.split('\n') ?? placeOf(application), [place])),
    ...(people === undefined
      ? []
      : row(changedWords.people, now.people?.split('\n') ?? peopleOf(application), [people])),
    ...(activity === undefined
      ? []
      : row(changedWords.activity, [now.activity ?? answers.project.what], [activity])),
  ];
}

export const changedWords: Readonly<Record<keyof AskedChanges, string>> = {
  projectUntil: 'Last day of the project',
  reportDueOn: 'Report due',
  lines: 'Budget',
  place: 'Place',
  people: 'Who it is for',
  activity: 'What you do',
};

/** The lines that hold: those agreed last, or those of the application, which may come to more than the award. */
export function linesNow(now: CurrentTerms, { budget }: Pick<Answers, 'budget'>) {
  return now.lines ?? budget.lines;
}

function linesInWords(lines: readonly BudgetLine[]): readonly string[] {
  return lines.map(({ what, amountPence }) => `${what}: ${formatPounds(amountPence)}`);
}

function placeOf(application: GrantApplication): readonly string[] {
  return rowOf(application, 'Where');
}

function peopleOf(application: GrantApplication): readonly string[] {
  return rowOf(application, 'Who it is for');
}

function rowOf(application: GrantApplication, key: string): readonly string[] {
  const sections = answersInWords(answersOf(application), roundOf(application));
  const rows = sections.flatMap(({ rows: each }) => each);
  return rows.find((row) => row.key === key)?.lines ?? [];
}
