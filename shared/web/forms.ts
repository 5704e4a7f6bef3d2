import type * as z from 'zod';

import { done, refused, type Result } from '#shared/kernel/index.ts';

import type { FormValues } from './page.ts';

/** What a page shows again: the answers as they were typed. */
export type EnteredValues = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a form, in the shape GOV.UK's macros take: the same words in the summary and
 * at the field. `parts` names what to mark red in a date.
 */
export interface FormProblems {
  readonly summary: readonly { readonly text: string; readonly href: string }[];
  readonly fields: Readonly<
    Record<string, { readonly text: string; readonly parts?: readonly string[] }>
  >;
}

/** A form to show: empty, with what is known, or with what was typed and what is wrong with it. */
export interface FormView {
  readonly values: EnteredValues;
  readonly errors?: FormProblems;
}

/** The form of a page as it is shown, and what the page answers with. */
export interface ShownForm {
  readonly form: FormView;
  readonly status: number;
}

/** Nothing was typed yet. */
export const emptyForm: ShownForm = { form: { values: {} }, status: 200 };

/** Three boxes named `birth-day`, `birth-month` and `birth-year` are one answer called `birth`. */
const datePart = /^(?<name>.+)-(?<part>day|month|year)$/;

/**
 * Reads a form by its schema. The failure is ready to be shown: one problem a field, in the order
 * of the schema, which is the order of the page.
 */
export function readForm<Value>(
  schema: z.ZodType<Value>,
  form: FormValues,
): Result<Value, FormView & { readonly errors: FormProblems }> {
  const values = enteredValues(form);
  const parsed = schema.safeParse(values);
  if (parsed.success) return done(parsed.data);
  return refused({ values, errors: formProblems(parsed.error.issues) });
}

/** The entered values of a form, dates gathered from their boxes. */
export function enteredValues(form: FormValues): EnteredValues {
  const values: Record<string, unknown> = {};
  const dates = new Map<string, Record<string, string>>();
  for (const [field, value] of Object.entries(form)) {
    const match = datePart.exec(field)?.groups;
    const { name, part } = match ?? {};
    if (name === undefined || part === undefined || typeof value !== 'string') {
      values[field] = value;
      continue;
    }
    const date = dates.get(name) ?? {};
    date[part] = value;
    dates.set(name, date);
  }
  return { ...values, ...Object.fromEntries(dates) };
}

/** A problem that only the use case found, shown at a field as if the form had found it. */
export function problemAt(
  form: FormValues,
  field: string,
  text: string,
): FormView & { readonly errors: FormProblems } {
  return problemsAt(form, [{ field, text }]);
}

/** Several such problems, in the order of the page. */
export function problemsAt(
  form: FormValues,
  problems: readonly { readonly field: string; readonly text: string }[],
): FormView & { readonly errors: FormProblems } {
  return {
    values: enteredValues(form),
    errors: {
      summary: problems.map(({ field, text }) => ({ text, href: `#${field}` })),
      fields: Object.fromEntries(problems.map(({ field, text }) => [field, { text }])),
    },
  };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function formProblems(issues: readonly Issue[]): FormProblems {
  const summary: { text: string; href: string }[] = [];
  const fields: Record<string, { text: string; parts?: string[] }> = {};
  for (const { path, message } of issues) {
    const [name, part] = path.map(String);
    if (name === undefined) throw new Error(`A form refused without naming a field: ${message}`);
    const isDatePart = part === 'day' || part === 'month' || part === 'year';
    const known = fields[name];
    if (known !== undefined) {
      if (isDatePart && known.parts !== undefined) known.parts.push(part);
      continue;
    }
    fields[name] = isDatePart ? { text: message, parts: [part] } : { text: message };
    summary.push({ text: message, href: isDatePart ? `#${name}-${part}` : `#${name}` });
  }
  return { summary, fields };
}
