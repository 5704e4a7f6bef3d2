import type { ApplicationForm } from './application-form.ts';

export type Channel = 'text' | 'email' | 'letter';

/** How a family can be told things without harm, as far as its own answers say. */
export interface SafeContact {
  /** Absent when nothing can be sent safely: somebody rings, at the time the family named. */
  readonly channel: Channel | undefined;
  /**
   * Whether somebody else may see what is sent: then it names no amount, no fund and not us, and a
   * glance at a locked phone gives nothing away.
   */
  readonly discreet: boolean;
}

/** What of a form says how to reach its family; a stored case has the same answers. */
export type ContactAnswers = Pick<
  ApplicationForm,
  'applyingAs' | 'home' | 'contact' | 'housing' | 'reasons'
>;

/**
 * A text when the family said that texts are safe, otherwise an email when it gave an address for
 * it, otherwise a letter, unless home is no safe place to open one. Sources: domain-facts.md §1.4
 * (safe-to-contact question) and §5; that silence about voicemail means somebody may listen is our own
 * reading, on the careful side.
 */
export function safeContactOf(answers: ContactAnswers): SafeContact {
  const { contact, home, housing, reasons, applyingAs } = answers;
  const inDanger =
    reasons.includes('fleeing-abuse') || home.kind === 'refuge' || housing === 'refuge';
  const discreet = inDanger || !contact.safeToLeaveVoicemail || applyingAs !== 'self';
  if (contact.phone !== undefined && contact.safeToText) return { channel: 'text', discreet };
  if (contact.email !== undefined) return { channel: 'email', discreet };
  const postIsSafe = home.kind === 'address' && !discreet;
  return { channel: postIsSafe ? 'letter' : undefined, discreet };
}
