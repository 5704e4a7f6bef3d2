import type * as z from 'zod';

import { done, refused, type Instant, type Result } from '#shared/kernel/index.ts';
import {
  enteredValues,
  problemAt,
  readForm,
  type FormValues,
  type FormView,
} from '#shared/web/index.ts';

/** What a family has answered so far, by question, as it was typed. Parsed again wherever it is used. */
export type Draft = Readonly<Record<string, FormValues>>;

/** Marks an answer that was settled before the form was opened: no form has a field of that name. */
export const settledField = 'settled';

export const sections = [
  'start',
  'you',
  'household',
  'happened',
  'payment',
  'more-help',
  'declaration',
] as const;
export type Section = (typeof sections)[number];

/** Where an answer leads that this fund has no money for: a page with the reason, never an error. */
export type ExitId =
  'not-in-birmingham' | 'under-16' | 'advice' | 'helped-before' | 'another-way' | 'not-agreed';

/** One line of "check your answers". */
export interface Row {
  readonly key: string;
  readonly lines: readonly string[];
}

interface Specification<Answer> {
  /** The last part of the page's path: `name` is `/apply/name`. */
  readonly id: string;
  readonly section: Section;
  readonly template: string;
  /** The fields kept of what is sent; the three boxes of a date are named one by one. */
  readonly fields: readonly string[];
  readonly schema: z.ZodType<Answer>;
  readonly rows: (answer: Answer) => readonly Row[];
  /** What the template shows besides the form. */
  readonly view: (draft: Draft) => { readonly title: string };
  /** Whether the question is asked at all, given the answers before it. Default: always. */
  readonly applies?: (draft: Draft) => boolean;
  /** What only the day of asking can tell is wrong. */
  readonly complaint?: (
    answer: Answer,
    at: Instant,
    draft: Draft,
  ) => { readonly field: string; readonly text: string } | undefined;
  /** The answer for which the journey stops; it is not kept. */
  readonly exit?: (answer: Answer, at: Instant) => ExitId | undefined;
  /** A page to read on the way, which lets the family carry on. */
  readonly detour?: (answer: Answer) => ExitId | undefined;
}

/** What was accepted: the fields to keep, or the page where the journey stops or pauses. */
export interface Accepted {
  readonly keep: FormValues;
  readonly exit?: ExitId;
  readonly detour?: ExitId;
}

export interface Question {
  readonly id: string;
  readonly path: string;
  readonly section: Section;
  readonly template: string;
  applies(draft: Draft): boolean;
  view(draft: Draft): { readonly title: string };
  /** Reads a sent form. A failure is ready to be shown again. */
  accept(form: FormValues, at: Instant, draft: Draft): Result<Accepted, FormView>;
  /** Whether the draft holds an answer that would be accepted today. */
  isAnswered(draft: Draft, at: Instant): boolean;
  shown(draft: Draft): FormView;
  rows(draft: Draft): readonly Row[];
}

/** A question whose answers can be read with their type. */
export interface TypedQuestion<Answer> extends Question {
  answerIn(draft: Draft): Answer | undefined;
}

export function question<Answer>(spec: Specification<Answer>): TypedQuestion<Answer> {
  const answerIn = (draft: Draft): Answer | undefined => {
    const kept = draft[spec.id];
    if (kept === undefined) return undefined;
    const read = readForm(spec.schema, kept);
    return read.ok ? read.value : undefined;
  };
  return {
    id: spec.id,
    path: `/apply/${spec.id}`,
    section: spec.section,
    template: spec.template,
    applies: (draft) => spec.applies?.(draft) ?? true,
    view: spec.view,
    answerIn,
    accept(form, at, draft) {
      const read = readForm(spec.schema, form);
      if (!read.ok) return read;
      const complaint = spec.complaint?.(read.value, at, draft);
      if (complaint !== undefined) return refused(problemAt(form, complaint.field, complaint.text));
      const exit = spec.exit?.(read.value, at);
      const detour = spec.detour?.(read.value);
      return done({
        keep: only(form, spec.fields),
        ...(exit !== undefined && { exit }),
        ...(detour !== undefined && { detour }),
      });
    },
    isAnswered(draft, at) {
      const answer = answerIn(draft);
      return (
        answer !== undefined &&
        spec.complaint?.(answer, at, draft) === undefined &&
        spec.exit?.(answer, at) === undefined
      );
    },
    shown: (draft) => ({ values: enteredValues(draft[spec.id] ?? {}) }),
    rows(draft) {
      const answer = answerIn(draft);
      return answer === undefined ? [] : spec.rows(answer);
    },
  };
}

function only(form: FormValues, fields: readonly string[]): FormValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = form[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}
