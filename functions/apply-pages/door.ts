import { plusSeconds, readReference, type Instant } from '#shared/kernel/index.ts';
import { requiredText } from '#shared/web/index.ts';

import { en } from './locales/en/index.ts';

const words = en.status;

/** GOV.UK's figure for security codes: ten wrong tries, then a pause. */
const triesAllowed = 10;
const pauseSeconds = 15 * 60;

/** The tries of one visit at a door of ours: to an application, or to answers that were saved. */
export interface Tries {
  readonly wrongTries: number;
  readonly waitUntil?: string | undefined;
}

export function isPaused({ waitUntil }: Tries, at: Instant): boolean {
  return waitUntil !== undefined && at < waitUntil;
}

/** One more; the tenth begins a pause, and the count anew. */
export function afterWrongTry({ wrongTries: before }: Tries, at: Instant) {
  const wrongTries = before + 1;
  return wrongTries < triesAllowed
    ? { wrongTries }
    : { wrongTries: 0, waitUntil: plusSeconds(at, pauseSeconds) };
}

/** The reference of an application, however it is written. */
export const referenceField = requiredText(
  { missing: words.missingReference, tooLong: words.invalidReference },
  40,
)
  .transform((text) => readReference(text) ?? '')
  .refine((reference) => reference !== '', { error: words.invalidReference });
