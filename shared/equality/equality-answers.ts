import * as z from 'zod';

import { keyedHash, localMonth, type Clock } from '#shared/kernel/index.ts';

/** As the census of 2021 asks in England, so that whom we help can be held against who lives here. */
export const ethnicGroups = [
  'asian-bangladeshi',
  'asian-chinese',
  'asian-indian',
  'asian-pakistani',
  'asian-other',
  'black-african',
  'black-caribbean',
  'black-other',
  'mixed-white-asian',
  'mixed-white-black-african',
  'mixed-white-black-caribbean',
  'mixed-other',
  'white-british',
  'white-irish',
  'white-gypsy-or-traveller',
  'white-roma',
  'white-other',
  'arab',
  'other',
] as const;

/** As the census of 2021 asks. */
export const religions = [
  'none',
  'buddhist',
  'christian',
  'hindu',
  'jewish',
  'muslim',
  'sikh',
  'other',
] as const;

/** Leaving a question out is an answer as good as any: then its field is absent. */
export const equalityAnswersSchema = z.strictObject({
  sex: z.enum(['female', 'male']).optional(),
  ethnicGroup: z.enum(ethnicGroups).optional(),
  religion: z.enum(religions).optional(),
  disability: z.enum(['yes', 'no']).optional(),
});

export type EqualityAnswers = z.infer<typeof equalityAnswersSchema>;

/** What is kept: no reference, no name, no day. */
export interface KeptEqualityAnswers {
  /** A keyed hash of the application's reference: whoever holds no key finds nobody by it. */
  readonly key: string;
  readonly month: string;
  readonly answers: EqualityAnswers;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** Where they lie, apart from the records. There is no way to read them here, on purpose. */
export interface EqualityStore {
  /** Writes over what the same application answered before. */
  keep(kept: KeptEqualityAnswers): Promise<void>;
}

/** domain-facts.md §8: equality answers are deleted after 24 months. */
const keptMonths = 24;

/**
 * Keeps what somebody told of themselves after sending an application, apart from it: nobody who
 * decides can read it, and it is used for counting only. Nothing is kept when nothing was answered.
 */
export function createKeepEqualityAnswers(ports: {
  readonly store: EqualityStore;
  readonly clock: Clock;
  readonly matchingKey: string;
}) {
  return async function keepEqualityAnswers(
    applicationId: string,
    answers: EqualityAnswers,
  ): Promise<void> {
    if (Object.values(answers).every((answer) => answer === undefined)) return;
    const month = localMonth(ports.clock.now());
    await ports.store.keep({
      key: keyedHash(ports.matchingKey, 'equality', applicationId),
      month,
      answers,
      expiresAt: endOfKeeping(month),
    });
  };
}

/**
 * Counted from the end of the month, the same for all who answered in it: the second of an answer
 * would name the application that was sent just before.
 */
function endOfKeeping(month: string): number {
  const [year = 0, inYear = 0] = month.split('-').map(Number);
  return Date.UTC(year, inYear + keptMonths, 1) / 1000;
}
