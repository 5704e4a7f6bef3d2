import * as z from 'zod';

import { keyedHash, plusSeconds, type Clock } from '#shared/kernel/index.ts';
import {
  askedCodes,
  askForCode,
  digitsOf,
  neverAsked,
  tryCode,
} from '#shared/saved-applications/index.ts';
import type { SessionStore } from '#shared/web/index.ts';

import type { SignInMessage } from './tell-whoever-signs-in.ts';

/** Longer than any rule of codes looks back. */
const keptSeconds = 24 * 3600;

/** The codes that were sent to one address, and the tries. */
export const signInSchema = z.strictObject({ email: z.string().min(1), ...askedCodes });
type SignIn = z.infer<typeof signInSchema>;

export type SignedIn =
  | { readonly kind: 'opened' }
  /** The code was right, and too old. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'paused' };

/**
 * How somebody of a community group proves to read an address: by a code that was sent there. There is no
 * account and no password; it follows the rules of codes that families come back by.
 */
export interface GroupSignIn {
  /** Sends a code. It never says whether any group knows the address. */
  sendCode(email: string): Promise<void>;
  open(email: string, code: string): Promise<SignedIn>;
}

interface SignInPorts {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly matchingKey: string;
  /** Hands on what is to be sent; what it throws reaches whoever pressed the button, who can press it again. */
  readonly tell: (message: SignInMessage) => Promise<void>;
}

const attempts = 4;

export function createGroupSignIn(ports: SignInPorts): GroupSignIn {
  const { clock, matchingKey, tell } = ports;
  const idOf = (email: string) => keyedHash(matchingKey, 'group-sign-in', tidy(email));
  return {
    async sendCode(email) {
      const signInId = idOf(email);
      const codeNumber = await change(ports, signInId, (before) => {
        const at = clock.now();
        const asked = askForCode(before ?? { email: tidy(email), ...neverAsked(at) }, at);
        return { keep: asked, answer: asked?.codesAsked };
      });
      if (codeNumber !== undefined) await tell({ kind: 'group-code', signInId, codeNumber });
    },
    open: (email, code) => {
      const signInId = idOf(email);
      return change<SignedIn>(ports, signInId, (before) => {
        const digitsFor = (codeNumber: number) => digitsOf(signInId, codeNumber, matchingKey);
        const tried = before && tryCode(before, code, digitsFor, clock.now());
        switch (tried?.kind) {
          case 'right':
            return { keep: tried.saved, answer: { kind: 'opened' } };
          case 'wrong':
            return { keep: tried.saved, answer: { kind: 'wrong' } };
          case 'expired':
          case 'paused':
            return { keep: before, answer: { kind: tried.kind } };
          case undefined:
            return { keep: undefined, answer: { kind: 'wrong' } };
        }
      });
    },
  };
}

function tidy(email: string): string {
  return email.trim().toLowerCase();
}

/** Keeps what a change makes of what is there, and says what it answers; anew when somebody was faster. */
async function change<Answer>(
  { store, clock }: SignInPorts,
  signInId: string,
  planned: (before: SignIn | undefined) => {
    readonly keep: SignIn | undefined;
    readonly answer: Answer;
  },
): Promise<Answer> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const at = clock.now();
    const found = await store.load(signInId);
    const isOver = found === undefined || found.expiresAt <= at;
    const before = isOver ? undefined : signInSchema.parse(found.session);
    const { keep, answer } = planned(before);
    if (keep === undefined || keep === before) return answer;
    const until = plusSeconds(at, keptSeconds);
    const kept = await store.save(signInId, keep, until, found?.version ?? 0);
    if (kept.ok) return answer;
  }
  throw new Error('A sign-in was changed too often to be kept');
}
