import * as z from 'zod';

import { addWorkingDays, localDate, type Instant } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import type { Application } from './application.ts';
import { asksForContactProof, provableContact } from './contact-proof.ts';

const base = { applicationId: z.string(), dueAt: z.string() };

/**
 * That a family is reminded, once, to type in the code that shows that our messages reach it. It is made with the
 * application, and ends on its day: either the family was asked, or there was nothing to ask any more.
 */
export const contactReminderSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), ...base }),
  z.strictObject({ state: z.literal('asked'), ...base, askedAt: z.string() }),
  z.strictObject({ state: z.literal('not-needed'), ...base, endedAt: z.string() }),
]);
export type ContactReminder = z.infer<typeof contactReminderSchema>;

export const contactReminders = documentKind({
  kind: 'contact-reminder',
  schema: contactReminderSchema,
  key: ({ applicationId }) => keys.contactReminder(applicationId),
  place: ({ state, dueAt, applicationId }) =>
    state === 'waiting'
      ? { queue: queues.contactReminders(), queueOrder: `${dueAt}#${applicationId}` }
      : undefined,
});

const remindedAfterWorkingDays = 2;

/** The reminder of an application that just came in; undefined where no code is asked for or none can be sent. */
export function reminderFor(
  application: Application,
  programme: Pick<Programme, 'contactProof'>,
): ContactReminder | undefined {
  const { applicationId, submittedAt } = application;
  if (!asksForContactProof(programme, application)) return undefined;
  if (provableContact(application) === undefined) return undefined;
  return { state: 'waiting', applicationId, dueAt: remindedAt(submittedAt) };
}

/** Two working days after a family applied, in the morning: ten o'clock in winter, eleven in summer. */
function remindedAt(submittedAt: Instant): Instant {
  return `${addWorkingDays(localDate(submittedAt), remindedAfterWorkingDays)}T10:00:00.000Z`;
}

/**
 * Whether a family may be asked unasked for its code: its case is not decided and does not stand apart as a
 * machine's, and its telephone is not one that many gave, which would ring for each of them.
 */
export function mayBeReminded(application: Application): boolean {
  const isOneOfMany = application.signals?.some(({ name }) => name === 'many-with-one-phone');
  return isOneOfMany !== true && waitsForCode(application);
}

/** Whether a code would still help. */
export function waitsForCode(application: Application): boolean {
  return application.state === 'submitted'
    ? application.setAside !== true
    : application.state === 'to-decide';
}
