import * as z from 'zod';

import { keyedHash, plusSeconds, sameSecret, type Instant } from '#shared/kernel/index.ts';

/** Said to families wherever they save. Source: product.md, "Save and return". */
export const keptDays = 28;

const minute = 60;
const hour = 60 * minute;

/** GOV.UK's figures for security codes (domain-facts.md §3.2). */
const codeWorksSeconds = 15 * minute;
const codeRememberedSeconds = 2 * hour;
const triesAllowed = 10;
const pauseSeconds = 15 * minute;
/** Enough for messages that are slow to come; too few to plague whoever has the telephone. */
const codesAnHour = 5;
/** Asked for again within this, the same code is meant: a button pressed twice. */
const sameCodeSeconds = 30;

/** How whoever saved an application proves to be back: only they read what is sent there. */
export const returnContactSchema = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('text'), phone: z.string().min(1) }),
  z.strictObject({ channel: z.literal('email'), email: z.string().min(1) }),
]);
export type ReturnContact = z.infer<typeof returnContactSchema>;

/** A code that was asked for. Its digits are made from its number when they are needed, and kept nowhere. */
const askedCodeSchema = z.strictObject({ number: z.int().min(1), askedAt: z.string() });

/** The codes that were asked for to open something, and the tries: what the rules of codes look at. */
export const askedCodes = {
  codes: z.array(askedCodeSchema),
  codesAsked: z.int().min(0),
  wrongTries: z.int().min(0),
  waitUntil: z.string().optional(),
};
type AskedCodes = z.infer<z.ZodObject<typeof askedCodes>>;

/** The answers of an application that is not sent yet, kept for whoever comes back with a code. */
export const savedApplicationSchema = z.strictObject({
  applicationId: z.string(),
  /** What the pages make of it; only they know its shape. Never bank details. */
  answers: z.unknown(),
  contact: returnContactSchema,
  /** The language the form was read in: messages about it are in the same. */
  language: z.string(),
  savedAt: z.string(),
  keptUntil: z.string(),
  ...askedCodes,
});
export type SavedApplication = z.infer<typeof savedApplicationSchema>;

export interface ToSave {
  readonly applicationId: string;
  readonly answers: unknown;
  readonly contact: ReturnContact;
  readonly language: string;
}

/** Saved for the first time, or again: what was tried before still counts. */
export function save(
  before: SavedApplication | undefined,
  { applicationId, answers, contact, language }: ToSave,
  at: Instant,
): SavedApplication {
  const sameContact = before !== undefined && addressOf(before.contact) === addressOf(contact);
  return {
    ...{ applicationId, answers, contact, language, savedAt: at },
    keptUntil: plusSeconds(at, keptDays * 24 * hour),
    // A code that went elsewhere opens nothing any more.
    codes: sameContact ? before.codes : [],
    codesAsked: before?.codesAsked ?? 0,
    wrongTries: before?.wrongTries ?? 0,
    ...(before?.waitUntil !== undefined && { waitUntil: before.waitUntil }),
  };
}

/** The number or the address, to compare. */
export function addressOf(contact: ReturnContact): string {
  return contact.channel === 'text' ? contact.phone : contact.email;
}

/**
 * Where nobody asked for a code yet, or so long ago that it was forgotten. Codes are numbered on from the second in
 * which the first is asked for: what was forgotten never comes again, neither its digits nor its message.
 */
export function neverAsked(at: Instant): AskedCodes {
  return { codes: [], codesAsked: Math.floor(Date.parse(at) / 1_000), wrongTries: 0 };
}

/** After somebody asked for a code; undefined when no code may go out now. */
export function askForCode<Kept extends AskedCodes>(saved: Kept, at: Instant): Kept | undefined {
  if (isPaused(saved, at)) return undefined;
  const last = saved.codes.at(-1);
  if (last !== undefined && at < plusSeconds(last.askedAt, sameCodeSeconds)) return saved;
  const lastHour = saved.codes.filter(({ askedAt }) => at < plusSeconds(askedAt, hour));
  if (lastHour.length >= codesAnHour) return undefined;
  const codesAsked = saved.codesAsked + 1;
  const remembered = saved.codes.filter(
    ({ askedAt }) => at < plusSeconds(askedAt, codeRememberedSeconds),
  );
  return { ...saved, codesAsked, codes: [...remembered, { number: codesAsked, askedAt: at }] };
}

/** Five digits that only whoever holds the key can work out. */
export function digitsOf(applicationId: string, codeNumber: number, key: string): string {
  const hash = keyedHash(key, 'return-code', applicationId, String(codeNumber));
  const whole = Buffer.from(hash, 'base64url').readUIntBE(0, 6);
  return String(whole % 100_000).padStart(5, '0');
}

export type CodeTried<Kept> =
  | { readonly kind: 'right'; readonly saved: Kept }
  /** It was right, and is too old. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong'; readonly saved: Kept }
  | { readonly kind: 'paused' };

/**
 * Holds what was typed against every code of the last two hours: an earlier one still works in its
 * time, because messages overtake each other. Ten wrong ones, and nobody may try for a while.
 * `digitsFor` says what the digits of a code are, by its number.
 */
export function tryCode<Kept extends AskedCodes>(
  saved: Kept,
  typed: string,
  digitsFor: (codeNumber: number) => string,
  at: Instant,
): CodeTried<Kept> {
  if (isPaused(saved, at)) return { kind: 'paused' };
  const meant = saved.codes.findLast(
    ({ number, askedAt }) =>
      at < plusSeconds(askedAt, codeRememberedSeconds) && sameSecret(typed, digitsFor(number)),
  );
  const open = { ...saved, waitUntil: undefined };
  if (meant === undefined) {
    const wrongTries = saved.wrongTries + 1;
    return wrongTries < triesAllowed
      ? { kind: 'wrong', saved: { ...open, wrongTries } }
      : {
          kind: 'wrong',
          saved: { ...open, wrongTries: 0, waitUntil: plusSeconds(at, pauseSeconds) },
        };
  }
  if (!stillWorks(meant, at)) return { kind: 'expired' };
  return { kind: 'right', saved: { ...open, codes: [], wrongTries: 0 } };
}

/** Whether a code of that number was asked for and can still be typed in. */
export function isCodeGood({ codes }: AskedCodes, codeNumber: number, at: Instant): boolean {
  return codes.some((code) => code.number === codeNumber && stillWorks(code, at));
}

function stillWorks({ askedAt }: z.infer<typeof askedCodeSchema>, at: Instant): boolean {
  return at < plusSeconds(askedAt, codeWorksSeconds);
}

function isPaused({ waitUntil }: AskedCodes, at: Instant): boolean {
  return waitUntil !== undefined && at < waitUntil;
}
