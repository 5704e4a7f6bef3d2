import * as z from 'zod';

import {
  consideredReasons,
  handOverSchema,
  onBehalfSchema,
  type HandOver,
} from '#shared/applications/index.ts';
import type { Ids, Instant } from '#shared/kernel/index.ts';
import { payoutMethods } from '#shared/programmes/index.ts';
import { returnContactSchema, type ReturnContact } from '#shared/saved-applications/index.ts';
import { update, type FormValues, type SessionChange } from '#shared/web/index.ts';

import { connectVisitSchema } from './connect/connect-visit.ts';
import { formValuesSchema } from './form-values.ts';
import { settledField } from './questions/question.ts';

/** What one visit of a family holds. Nothing of it outlives the visit but what was sent, or saved. */
export const visitSchema = z.strictObject({
  /** Made before the first question, so that sending twice makes one application. */
  applicationId: z.string(),
  draft: z.record(z.string(), formValuesSchema),
  /** When the first question was shown; unknown for answers that were saved and came back. */
  begunAt: z.string().optional(),
  /** Whoever fills this in for a family, brought from a page of their own. */
  onBehalf: handOverSchema.omit({ applicationId: true, madeAt: true }).optional(),
  sent: z
    .strictObject({
      reference: z.string(),
      moreHelp: z.boolean(),
      /** A code is waited for, by text or email. */
      code: z.literal(true).optional(),
      /** Whose page to go back to, when it was filled in for a family. */
      by: onBehalfSchema.shape.by.optional(),
      payment: z.enum(payoutMethods),
      funds: z.array(
        z.strictObject({
          ...{ name: z.string(), taken: z.boolean() },
          because: z.enum(consideredReasons),
        }),
      ),
    })
    .optional(),
  /** The answers are kept as well for whoever comes back with a code. */
  saved: z.strictObject({ contact: returnContactSchema, keptUntil: z.string() }).optional(),
  /** Somebody who says to have saved before. */
  returning: z
    .strictObject({
      reference: z.string(),
      wrongTries: z.int().min(0),
      waitUntil: z.string().optional(),
    })
    .optional(),
  /** A request for further help by itself, without an application. */
  connect: connectVisitSchema.optional(),
  status: z.strictObject({
    wrongTries: z.int().min(0),
    waitUntil: z.string().optional(),
    asked: z
      .strictObject({
        reference: z.string(),
        dateOfBirth: z.string(),
        postcode: z.string().optional(),
      })
      .optional(),
  }),
});

export type Visit = z.infer<typeof visitSchema>;

export function beginVisit(ids: Ids, at: Instant): Visit {
  return {
    applicationId: ids.reference(),
    draft: {},
    begunAt: at,
    status: { wrongTries: 0 },
  };
}

/** Keeps an answer; another tab's answers to other questions stay. */
export function keepAnswer(questionId: string, answer: FormValues): SessionChange<Visit> {
  const kept = formValuesSchema.parse(answer);
  return update((visit) => ({ ...visit, draft: { ...visit.draft, [questionId]: kept } }));
}

/**
 * Forgets the answers once they are an application, and prepares for another family's. A second
 * request that comes after the first has finished changes nothing.
 */
export function closeDraft(
  applicationId: string,
  sent: NonNullable<Visit['sent']>,
  next: Required<Pick<Visit, 'applicationId' | 'begunAt'>>,
): SessionChange<Visit> {
  return update((visit) =>
    visit.applicationId === applicationId
      ? { ...withoutFamily(visit), ...next, draft: {}, sent }
      : visit,
  );
}

function withoutFamily({ saved: _saved, onBehalf: _onBehalf, ...visit }: Visit): Visit {
  return visit;
}

/**
 * The visit of somebody who applies for a family: a new one under a new id, so that nothing of whoever
 * used this browser before is in it, and nothing of this family in theirs.
 */
export function beginOnBehalf(handOver: HandOver): SessionChange<Visit> {
  const { applicationId, onBehalf, applyingAs } = handOver;
  const { by } = onBehalf;
  const draft = {
    'who-is-applying': { answer: applyingAs, [settledField]: 'yes' },
    // To be said with one click that they have seen the proof; they may write another name.
    ...(by.kind === 'partner' && {
      worker: { worker: `${by.workerName}, ${by.organisation}`.slice(0, 80) },
    }),
  };
  return {
    kind: 'renew',
    change: (): Visit => ({
      ...{ applicationId, draft, onBehalf: { onBehalf, applyingAs } },
      status: { wrongTries: 0 },
    }),
  };
}

/** What a saved copy keeps of the answers: not where to pay, which is typed again. */
const neverSaved = 'bank-details';

export function answersToSave({ draft }: Visit): Visit['draft'] {
  const { [neverSaved]: _account, ...answers } = draft;
  return answers;
}

export function keepSaved(
  applicationId: string,
  contact: ReturnContact,
  keptUntil: string,
): SessionChange<Visit> {
  return update((visit) =>
    visit.applicationId === applicationId ? { ...visit, saved: { contact, keptUntil } } : visit,
  );
}

/** The visit of whoever came back: a new one, so that nobody who knew the old one is in it. */
export function carryOn(back: {
  readonly applicationId: string;
  readonly answers: unknown;
  readonly contact: ReturnContact;
  readonly keptUntil: string;
}): SessionChange<Visit> {
  const { applicationId, answers, contact, keptUntil } = back;
  const draft = visitSchema.shape.draft.parse(answers);
  return {
    kind: 'renew',
    change: (): Visit => ({
      ...{ applicationId, draft, saved: { contact, keptUntil } },
      status: { wrongTries: 0 },
    }),
  };
}
