import * as z from 'zod';

import { keyedHash } from '#shared/kernel/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import { endOfUnsent } from './end-of-unsent.ts';
import {
  completed,
  sectionNames,
  sectionSchemas,
  tidyEmail,
  type Answers,
  type SectionName,
} from './sections.ts';

const personSchema = z.strictObject({
  /** From the address alone, so that whoever proves to read it is known again. */
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  addedAt: z.string(),
  /** Absent for whoever began. */
  invitedBy: z.string().optional(),
});
export type GroupPerson = z.infer<typeof personSchema>;

/** What was typed, by the name of the field: what somebody else, or another day, carries on with. */
const enteredSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type Entered = z.infer<typeof enteredSchema>;

function kept<Schema extends z.ZodType>(answers: Schema) {
  return z.strictObject({
    /** Counts how often it was saved: whoever saves names the one they began from. */
    revision: z.int().min(1),
    savedAt: z.string(),
    savedBy: z.string(),
    entered: enteredSchema,
    /** There once somebody said that it is completed, and it was. */
    answers: answers.optional(),
  });
}

export const sectionsSchema = z.strictObject({
  organisation: kept(sectionSchemas.organisation).optional(),
  governance: kept(sectionSchemas.governance).optional(),
  project: kept(sectionSchemas.project).optional(),
  budget: kept(sectionSchemas.budget).optional(),
  'previous-grants': kept(sectionSchemas['previous-grants']).optional(),
  documents: kept(sectionSchemas.documents).optional(),
  contacts: kept(sectionSchemas.contacts).optional(),
});

const contactNumber = z.union([z.literal(1), z.literal(2)]);
const confirmationSchema = z.strictObject({
  contact: contactNumber,
  name: z.string(),
  email: z.string(),
  confirmedAt: z.string(),
});
export type Confirmation = z.infer<typeof confirmationSchema>;

const stays = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  roundVersion: z.int().min(1),
  termsVersion: z.string(),
  begunAt: z.string(),
  /** How often it went to its two contacts: a link leads to the edition it was made for. */
  edition: z.int().min(0),
};
const base = { ...stays, people: z.array(personSchema).min(1), sections: sectionsSchema };
const sent = { sentAt: z.string(), sentBy: z.string() };

/**
 * A group's application for a grant. What staff make of it (scored, offered, accepted, closed) are states
 * that follow `submitted`.
 */
export const grantApplicationSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('draft'), ...base }),
  z.strictObject({
    state: z.literal('awaiting-confirmation'),
    ...base,
    ...sent,
    confirmations: z.array(confirmationSchema).max(1),
    /** When each contact was written to, the first time and since. */
    asked: z.array(z.strictObject({ contact: contactNumber, at: z.string() })),
  }),
  z.strictObject({
    state: z.literal('submitted'),
    ...base,
    ...sent,
    confirmations: z.tuple([confirmationSchema, confirmationSchema]),
    submittedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('withdrawn'),
    ...base,
    submittedAt: z.string().optional(),
    withdrawnAt: z.string(),
    withdrawnBy: z.string(),
  }),
  /** It never counted, and its time is over: who worked on it and what they wrote is gone. */
  z.strictObject({
    state: z.literal('removed'),
    ...stays,
    people: z.array(personSchema).max(0),
    sections: sectionsSchema.refine((sections) => Object.keys(sections).length === 0),
    removedAt: z.string(),
  }),
]);
export type GrantApplication = z.infer<typeof grantApplicationSchema>;
export type GrantApplicationIn<State extends GrantApplication['state']> = Extract<
  GrantApplication,
  { state: State }
>;

export const grantApplications = documentKind({
  kind: 'grant-application',
  schema: grantApplicationSchema,
  key: ({ grantApplicationId }) => keys.grantApplication(grantApplicationId),
  place: (application) => {
    const { state, roundId, grantApplicationId } = application;
    const since = sentSince(application);
    if (since !== undefined) {
      return {
        queue: queues.grantApplications(roundId, state),
        queueOrder: `${since}#${grantApplicationId}`,
      };
    }
    // What is not sent yet is the group's own, and what was taken back nobody works on: it waits for its end.
    const end = endOfUnsent(application);
    return end === undefined
      ? undefined
      : { queue: queues.grantsNotSent(), queueOrder: `${end}#${grantApplicationId}` };
  },
});

function sentSince(application: GrantApplication): string | undefined {
  switch (application.state) {
    case 'draft':
    case 'withdrawn':
    case 'removed':
      return undefined;
    case 'awaiting-confirmation':
      return application.sentAt;
    case 'submitted':
      return application.submittedAt;
  }
}

const membershipSchema = z.strictObject({
  personId: z.string(),
  grantApplicationId: z.string(),
  addedAt: z.string(),
});

/** Leads from somebody to the applications they work on, without their name or address. */
export const grantMemberships = documentKind({
  kind: 'grant-membership',
  schema: membershipSchema,
  key: ({ personId, grantApplicationId }) => keys.grantMembership(personId, grantApplicationId),
});
export { membershipSchema as grantMembershipSchema };

/** Who reads an address, for whoever may not know the address. */
export function personIdOf(email: string, matchingKey: string): string {
  return keyedHash(matchingKey, 'grant-person', tidyEmail(email));
}

export function personIn(
  { people }: Pick<GrantApplication, 'people'>,
  personId: string,
): GroupPerson | undefined {
  return people.find((person) => person.personId === personId);
}

/**
 * Those who may end what counts already, by taking it back or by declining what is offered: whoever has been there
 * the longest, and the two who stand for it. Somebody who was asked to help with a draft may not.
 */
export function mayEnd(application: GrantApplication, personId: string): boolean {
  const person = personIn(application, personId);
  if (person === undefined) return false;
  if (application.state !== 'submitted' || application.people[0] === person) return true;
  const { first, second } = answersOf(application).contacts;
  return [first, second].some(({ email }) => tidyEmail(email) === tidyEmail(person.email));
}

export type SectionState = 'not-started' | 'in-progress' | 'completed';

export function sectionState(
  { sections }: Pick<GrantApplication, 'sections'>,
  section: SectionName,
): SectionState {
  const found = sections[section];
  if (found === undefined) return 'not-started';
  return found.answers === undefined ? 'in-progress' : 'completed';
}

/** The sections that keep an application from being sent. */
export function openSections(application: Pick<GrantApplication, 'sections'>): SectionName[] {
  return sectionNames.filter((name) => sectionState(application, name) !== 'completed');
}

/** Everything that was answered, of an application whose sections are all completed: that it was sent says so. */
export function answersOf({ sections }: Pick<GrantApplication, 'sections'>): Answers {
  return {
    organisation: completed(sections.organisation?.answers, 'organisation'),
    governance: completed(sections.governance?.answers, 'governance'),
    project: completed(sections.project?.answers, 'project'),
    budget: completed(sections.budget?.answers, 'budget'),
    'previous-grants': completed(sections['previous-grants']?.answers, 'previous-grants'),
    documents: completed(sections.documents?.answers, 'documents'),
    contacts: completed(sections.contacts?.answers, 'contacts'),
  };
}

/** The group's name once it was typed, for lists and messages. */
export function groupName({ sections }: Pick<GrantApplication, 'sections'>): string | undefined {
  const entered = sections.organisation?.entered['name'];
  return typeof entered === 'string' && entered.trim() !== '' ? entered.trim() : undefined;
}
