import { plusSeconds, readReference, type Instant } from '#shared/kernel/index.ts';
import { requiredText, type PageRequest } from '#shared/web/index.ts';

import type { FamilyWords } from './locales/index.ts';
import type { ApplicationStatus, ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

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
export function referenceField({ status: words }: FamilyWords) {
  return requiredText({ missing: words.missingReference, tooLong: words.invalidReference }, 40)
    .transform((text) => readReference(text) ?? '')
    .refine((reference) => reference !== '', { error: words.invalidReference });
}

/** Five digits, however they are grouped. */
export function codeField({ saving: { missingCode, invalidCode } }: FamilyWords) {
  return requiredText({ missing: missingCode, tooLong: invalidCode }, 20)
    .transform((text) => text.replace(/[\s-]/g, ''))
    .refine((code) => /^\d{5}$/.test(code), { error: invalidCode });
}

/** The application that the status page was opened for; undefined for whoever did not come through its door. */
export async function shownApplication(
  ports: ApplyPorts,
  { session }: PageRequest<Visit>,
): Promise<ApplicationStatus | undefined> {
  const asked = session.status.asked;
  return asked && (await ports.findStatus(asked));
}
