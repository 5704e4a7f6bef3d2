import * as z from 'zod';

import {
  applications,
  contactProofs,
  isSetAside,
  provableContact,
} from '#shared/applications/index.ts';
import { plusSeconds, type Clock, type Commit } from '#shared/kernel/index.ts';
import type { Limiter } from '#shared/limits/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';
import {
  addressOf,
  askedCodes,
  askForCode,
  codesToOne,
  digitsOf,
  neverAsked,
  returnContactSchema,
  tryCode,
} from '#shared/saved-applications/index.ts';
import type { SessionStore } from '#shared/web/index.ts';

import type { ContactCodeMessage } from './tell-contact.ts';

/** Longer than any rule of codes looks back. */
const keptSeconds = 24 * 3600;

/** The codes that were sent to the contact of one application, and the tries. */
export const contactCodeSchema = z.strictObject({
  contact: returnContactSchema,
  /** The language of the form: the code is sent in the same. */
  language: z.string(),
  ...askedCodes,
});
type ContactCode = z.infer<typeof contactCodeSchema>;

/** `no-contact`: nothing can be sent safely, or nobody asks for it; a person finds out in another way. */
export type CodeSent = 'sent' | 'not-now' | 'no-contact' | 'proved';

export type CodeTyped =
  | { readonly kind: 'proved' }
  /** The code was right, and too old. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'paused' };

/**
 * How a family shows that our messages reach it: by a code that is sent to the contact of its application, by the
 * rules of codes that families come back by (docs/decisions/0038). What it proves is kept with the case.
 */
export interface ContactCodes {
  /**
   * Sends the first code, right after an application came in. One that stands apart gets none unasked: whoever
   * floods us with made-up numbers has nobody plagued.
   */
  begin(applicationId: string): Promise<CodeSent>;
  /** Sends a code because somebody asks for one. */
  send(applicationId: string): Promise<CodeSent>;
  open(applicationId: string, code: string): Promise<CodeTyped>;
}

export interface ContactCodesPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly matchingKey: string;
  readonly limiter: Limiter;
  /** Hands on what is to be sent; what it throws reaches whoever pressed the button, who can press it again. */
  readonly tell: (message: ContactCodeMessage) => Promise<void>;
}

const attempts = 4;

export function createContactCodes(ports: ContactCodesPorts): ContactCodes {
  const { records, clock, matchingKey, limiter, tell } = ports;

  async function send(applicationId: string, isUnasked: boolean): Promise<CodeSent> {
    const found = await readFor(records, applicationId);
    if (found === undefined) return 'no-contact';
    const { application, contact, isProved } = found;
    if (isProved) return 'proved';
    if (isUnasked && isSetAside(application)) return 'not-now';
    const { language } = application.form.declaration;
    const codeNumber = await change(ports, applicationId, (before) => {
      const at = clock.now();
      const asked = askForCode(before ?? { contact, language, ...neverAsked(at) }, at);
      return { keep: asked, answer: asked?.codesAsked };
    });
    if (codeNumber === undefined) return 'not-now';
    const counted = await limiter.count(codesToOne, addressOf(contact), clock.now());
    if (counted.isOver) return 'not-now';
    await tell({ kind: 'contact-code', applicationId, codeNumber });
    return 'sent';
  }

  return {
    begin: (applicationId) => send(applicationId, true),
    send: (applicationId) => send(applicationId, false),
    async open(applicationId, code) {
      const tried = await change<CodeTyped>(ports, applicationId, (before) => {
        const digitsFor = (codeNumber: number) =>
          contactDigits(applicationId, codeNumber, matchingKey);
        const outcome = before && tryCode(before, code, digitsFor, clock.now());
        switch (outcome?.kind) {
          case 'right':
            // The code goes on working until the proof is kept: the commit may fail, and is made once.
            return { keep: before, answer: { kind: 'proved' } };
          case 'wrong':
            return { keep: outcome.saved, answer: { kind: 'wrong' } };
          case 'expired':
          case 'paused':
            return { keep: before, answer: { kind: outcome.kind } };
          case undefined:
            return { keep: undefined, answer: { kind: 'wrong' } };
        }
      });
      if (tried.kind === 'proved') await keepProof(ports, applicationId);
      return tried;
    },
  };
}

/** Digits of their own: a code by which answers come back proves nothing of an application. */
export function contactDigits(applicationId: string, codeNumber: number, key: string): string {
  return digitsOf(`contact:${applicationId}`, codeNumber, key);
}

async function readFor(records: RecordReader, applicationId: string) {
  const found = await applications.read(records, keys.application(applicationId));
  const contact = found && provableContact(found.document);
  if (found === undefined || contact === undefined) return undefined;
  const proof = await records.get(keys.contactProof(applicationId));
  return { application: found.document, contact, isProved: proof !== undefined };
}

/** Kept once: whoever typed the code in twice proved it the first time. */
async function keepProof(
  { records, commit, clock }: ContactCodesPorts,
  applicationId: string,
): Promise<void> {
  const found = await readFor(records, applicationId);
  if (found === undefined || found.isProved) return;
  const at = clock.now();
  const { channel } = found.contact;
  await commit([
    contactProofs.create({ applicationId, channel, provedAt: at }),
    eventRecord(
      keys.contactProof(applicationId),
      1,
      { type: 'contact-proved', applicationId, channel },
      { at, actor: { kind: 'family', id: applicationId }, correlationId: applicationId },
    ),
  ]);
}

/** Keeps what a change makes of what is there, and says what it answers; anew when somebody was faster. */
async function change<Answer>(
  { store, clock }: ContactCodesPorts,
  applicationId: string,
  planned: (before: ContactCode | undefined) => {
    readonly keep: ContactCode | undefined;
    readonly answer: Answer;
  },
): Promise<Answer> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const at = clock.now();
    const found = await store.load(applicationId);
    const isOver = found === undefined || found.expiresAt <= at;
    const before = isOver ? undefined : contactCodeSchema.parse(found.session);
    const { keep, answer } = planned(before);
    if (keep === undefined || keep === before) return answer;
    const kept = await store.save(
      applicationId,
      keep,
      plusSeconds(at, keptSeconds),
      found?.version ?? 0,
    );
    if (kept.ok) return answer;
  }
  throw new Error('The codes of an application were changed too often to be kept');
}
