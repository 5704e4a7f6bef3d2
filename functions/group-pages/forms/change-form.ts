import * as z from 'zod';

import { mostBudgetLines } from '#shared/community-grants/index.ts';
import type { AskedChanges, BudgetLine } from '#shared/grant-awards/index.ts';
import type { ChangeProblem } from '#shared/grant-changes/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';
import {
  date,
  dayWords,
  enteredValues,
  optionalText,
  parsePounds,
  requiredText,
  type EnteredValues,
  type FormProblems,
  type FormValues,
  type FormView,
} from '#shared/web/index.ts';

const { day: dayInWords } = formatsFor('en');
const longestText = 2_000;
const whatName = (line: number) => `line-${line}-what`;
const amountName = (line: number) => `line-${line}-amount`;
const lineNumbers = Array.from({ length: mostBudgetLines }, (_, index) => index + 1);
/** Empty ones after those there are, for what is new. */
const rowsMore = 2;

function optionalDay(what: string) {
  const words = dayWords(what, `Enter ${what}, or leave all three boxes empty`);
  const isFilled = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((text) => typeof text === 'string' && text.trim() !== '');
  return z.preprocess((value) => (isFilled(value) ? value : undefined), date(words).optional());
}

const text = (what: string) =>
  optionalText(`${what} must be 2,000 characters or fewer`, longestText);

const fieldsSchema = z.object({
  until: optionalDay('the new last day'),
  report: optionalDay('the new day of the report'),
  activity: text('What you do'),
  place: text('Where it happens'),
  people: text('Who it is for'),
  why: requiredText(
    {
      missing: 'Say why you need the change',
      tooLong: 'Why you need it must be 2,000 characters or fewer',
    },
    longestText,
  ),
});

interface TypedChange {
  readonly changes: AskedChanges;
  readonly why: string;
}

/** What somebody of a group types: what is left empty stays as it is. */
export const changeFormSchema: z.ZodType<TypedChange> = z
  .record(z.string(), z.unknown())
  .transform((values, context): TypedChange => {
    const read = fieldsSchema.safeParse(values);
    const lines = readLines(values, (field, message) => {
      context.addIssue({ code: 'custom', path: [field], message });
    });
    if (!read.success) {
      for (const { path, message } of read.error.issues) {
        context.addIssue({ code: 'custom', path: [...path], message });
      }
      return z.NEVER;
    }
    const { until, report, activity, place, people, why } = read.data;
    return {
      why,
      changes: {
        ...(until !== undefined && { projectUntil: until }),
        ...(report !== undefined && { reportDueOn: report }),
        ...(lines.length > 0 && { lines: [...lines] }),
        ...(activity !== undefined && { activity }),
        ...(place !== undefined && { place }),
        ...(people !== undefined && { people }),
      },
    };
  });

/** A line of which both boxes are empty is a line that is not there any more. */
function readLines(
  values: EnteredValues,
  complain: (field: string, message: string) => void,
): readonly BudgetLine[] {
  return lineNumbers.flatMap((line) => {
    const [what, amount] = [typed(values, whatName(line)), typed(values, amountName(line))];
    if (what === '' && amount === '') return [];
    const amountPence = parsePounds(amount);
    if (what === '') complain(whatName(line), `Say what line ${line} is for`);
    if (what.length > 200) {
      complain(whatName(line), `What line ${line} is for must be 200 characters or fewer`);
    }
    if (amountPence === undefined || amountPence === 0) {
      const message = `Enter what line ${line} costs, like 120 or 99.50, or empty both its boxes`;
      complain(amountName(line), message);
      return [];
    }
    return [{ what, amountPence }];
  });
}

function typed(values: EnteredValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The form before anybody typed: the lines as they are, and everything else empty. */
export function changeDefaults(lines: readonly BudgetLine[]): EnteredValues {
  return Object.fromEntries(
    lines.flatMap(({ what, amountPence }, index) => [
      [whatName(index + 1), what],
      [amountName(index + 1), formatPounds(amountPence).slice(1)],
    ]),
  );
}

/** The rows for lines that a page shows: those with something in them, and some more. */
export function lineRows(values: EnteredValues) {
  const last = lineNumbers.findLast(
    (line) => typed(values, whatName(line)) !== '' || typed(values, amountName(line)) !== '',
  );
  return lineNumbers
    .slice(0, (last ?? 0) + rowsMore)
    .map((line) => ({ line, what: whatName(line), amount: amountName(line) }));
}

/** Everything for which a change cannot be asked, at the fields where it can be mended. */
export function changeProblems(
  form: FormValues,
  problems: readonly ChangeProblem[],
): FormView & { readonly errors: FormProblems } {
  const fields: Record<string, { text: string; parts?: readonly string[] }> = {};
  for (const problem of problems) {
    const { field, words } = problemAtField(problem);
    fields[field] ??= isDay(field)
      ? { text: words, parts: ['day', 'month', 'year'] }
      : { text: words };
  }
  return {
    values: enteredValues(form),
    errors: {
      fields,
      summary: Object.entries(fields).map(([field, problem]) => ({
        ...{ text: problem.text, href: isDay(field) ? `#${field}-day` : `#${field}` },
      })),
    },
  };
}

const isDay = (field: string) => field === 'until' || field === 'report';

function problemAtField(problem: ChangeProblem): {
  readonly field: string;
  readonly words: string;
} {
  switch (problem.kind) {
    case 'nothing-changes':
      return {
        field: 'until',
        words: 'Fill in what is to change: nothing here is different from how it is now',
      };
    case 'day-is-past':
      return problem.which === 'projectUntil'
        ? { field: 'until', words: 'The new last day must be today or later' }
        : { field: 'report', words: 'The new day of the report must be today or later' };
    case 'ends-before-it-begins':
      return {
        field: 'until',
        words: `The new last day must be ${dayInWords(problem.projectFrom)} or later: that is the first day`,
      };
    case 'day-too-late':
      return problem.which === 'projectUntil'
        ? {
            field: 'until',
            words: `The new last day must be ${dayInWords(problem.latest)} or earlier: 12 months after the one that we first agreed. Do you need longer? Call us`,
          }
        : {
            field: 'report',
            words: `The new day of the report must be ${dayInWords(problem.latest)} or earlier. Do you need longer? Call us`,
          };
    case 'report-before-end':
      return {
        field: 'report',
        words: `The report has to be due after the last day, ${dayInWords(problem.projectUntil)}. Enter a later day for the report too`,
      };
    case 'lines-do-not-add-up':
      return { field: whatName(1), words: sumWords(problem) };
    default:
      return unreachable(problem);
  }
}

/** Names the difference, so that nobody has to look for it. */
function sumWords({
  linesPence,
  amountPence,
}: Extract<ChangeProblem, { kind: 'lines-do-not-add-up' }>): string {
  const difference =
    linesPence > amountPence
      ? `${formatPounds(linesPence - amountPence)} too much`
      : `${formatPounds(amountPence - linesPence)} too little`;
  return `The lines come to ${formatPounds(linesPence)}. They have to come to the grant, ${formatPounds(amountPence)}, so this is ${difference}`;
}
