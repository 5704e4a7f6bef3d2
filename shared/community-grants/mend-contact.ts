import { done, refused, type Result } from '#shared/kernel/index.ts';

import {
  changeOwnApplication,
  type NoSuchApplication,
  type SearchablePorts,
} from './change-application.ts';
import { hasConfirmed } from './confirm-application.ts';
import { answersOf, sectionsSchema } from './grant-application.ts';
import { grantSearchWrites } from './grant-search.ts';
import { roundOf } from './rounds.ts';
import { contactOf, isSamePerson, tidyEmail, type ContactNumber } from './sections.ts';

export interface MendContact {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly contact: ContactNumber;
  /** The address that this contact does read. */
  readonly email: string;
}

export type MendContactRefusal =
  /** Not with its contacts, or this one has confirmed. */
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'too-late' }
  /** The other contact's address. */
  | { readonly kind: 'same-person' }
  | NoSuchApplication;

/**
 * Mends the address of a contact who has not confirmed yet, and writes there, up to the last day to confirm: a
 * slip of the pen costs no group its round. What the other confirmed has not changed, so it stays. Links
 * that went to the old address are good for nothing.
 */
export function createMendContact(ports: SearchablePorts) {
  return function mendContact(request: MendContact): Promise<Result<'mended', MendContactRefusal>> {
    const { grantApplicationId, personId, contact } = request;
    return changeOwnApplication<'mended', MendContactRefusal>(ports, request, async (found, at) => {
      if (found.state !== 'awaiting-confirmation' || hasConfirmed(found, contact)) {
        return refused({ kind: 'not-waiting' });
      }
      if (at > roundOf(found).confirmBy) return refused({ kind: 'too-late' });
      const { contacts } = answersOf(found);
      const before = contactOf(contacts, contact);
      const mended = { ...before, email: tidyEmail(request.email) };
      if (mended.email === tidyEmail(before.email)) return done({ answer: 'mended' });
      if (isSamePerson(mended, contactOf(contacts, contact === 1 ? 2 : 1))) {
        return refused({ kind: 'same-person' });
      }
      const which = contact === 1 ? 'first' : 'second';
      const kept = found.sections.contacts;
      const sections = sectionsSchema.parse({
        ...found.sections,
        contacts: {
          revision: (kept?.revision ?? 0) + 1,
          ...{ savedAt: at, savedBy: personId },
          entered: { ...kept?.entered, [`${which}-email`]: mended.email },
          answers: { ...contacts, [which]: mended },
        },
      });
      const next = { ...found, sections, asked: [...found.asked, { contact, at }] };
      return done({
        answer: 'mended',
        next,
        also: await grantSearchWrites(ports, next),
        body: {
          type: 'grant-contact-mended',
          ...{ grantApplicationId, edition: found.edition, contact },
        },
      });
    });
  };
}
