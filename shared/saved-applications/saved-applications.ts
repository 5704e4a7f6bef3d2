import type { Clock } from '#shared/kernel/index.ts';
import type { Limit, Limiter } from '#shared/limits/index.ts';

import {
  addressOf,
  askForCode,
  digitsOf,
  save,
  tryCode,
  type SavedApplication,
  type ToSave,
} from './saved-application.ts';
import { findSaved, type SavedStore } from './saved-store.ts';
import type { SavedMessage } from './tell-whoever-saved.ts';

interface SavedPorts {
  readonly store: SavedStore;
  readonly clock: Clock;
  readonly matchingKey: string;
  readonly limiter: Limiter;
  /** Hands on what is to be sent; what it throws reaches whoever pressed the button, who can press it again. */
  readonly tell: (message: SavedMessage) => Promise<void>;
}

export type CameBack =
  | { readonly kind: 'opened'; readonly saved: SavedApplication }
  /** The code was right, and too old. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'paused' };

/** Saving an application before it is sent, and coming back to it. */
export interface SavedApplications {
  /**
   * Saves the answers, again if need be, and sends the reference. Answers until when they are kept, and
   * whether a message goes out: not when that telephone or inbox had many today.
   */
  save(application: ToSave): Promise<{ readonly keptUntil: string; readonly told: boolean }>;
  /**
   * Sends a code to whoever saved under that reference. It never says whether anybody did: only who
   * reads the messages learns that.
   */
  sendCode(applicationId: string): Promise<void>;
  /** Opens what was saved to whoever types in the code. One nobody saved is like a wrong code. */
  open(applicationId: string, code: string): Promise<CameBack>;
  /** Forgets it: it was sent, and is an application now. */
  forget(applicationId: string): Promise<void>;
}

/**
 * Anybody can type in anybody's number, in as many applications as they like. So it is counted by whom
 * it goes to: what one hostel's telephone may need, and few enough to plague nobody.
 */
const secondsOfDay = 24 * 3600;
const referencesToOne: Limit = { name: 'references-to-one', most: 8, seconds: secondsOfDay };
/** Whatever the codes are for: they all ring on the same telephone. */
export const codesToOne: Limit = { name: 'codes-to-one', most: 12, seconds: secondsOfDay };

/** Two who save at the same moment are a family with two windows. */
const attempts = 4;

export function createSavedApplications(ports: SavedPorts): SavedApplications {
  const { store, clock, matchingKey, limiter, tell } = ports;
  return {
    async save(application) {
      const { applicationId } = application;
      const { keptUntil } = await change(ports, applicationId, (before) => {
        const saved = save(before, application, clock.now());
        return { keep: saved, answer: saved };
      });
      const to = addressOf(application.contact);
      const told = !(await limiter.count(referencesToOne, to, clock.now())).isOver;
      if (told) await tell({ kind: 'application-saved', applicationId });
      return { keptUntil, told };
    },
    async sendCode(applicationId) {
      const asked = await change(ports, applicationId, (before) => {
        const after = before && askForCode(before, clock.now());
        return { keep: after, answer: after };
      });
      if (asked === undefined) return;
      const { codesAsked: codeNumber, contact } = asked;
      const counted = await limiter.count(codesToOne, addressOf(contact), clock.now());
      if (!counted.isOver) await tell({ kind: 'return-code', applicationId, codeNumber });
    },
    open: (applicationId, code) =>
      change<CameBack>(ports, applicationId, (before) => {
        const digitsFor = (codeNumber: number) => digitsOf(applicationId, codeNumber, matchingKey);
        const tried = before && tryCode(before, code, digitsFor, clock.now());
        switch (tried?.kind) {
          case 'right':
            return { keep: tried.saved, answer: { kind: 'opened', saved: tried.saved } };
          case 'wrong':
            return { keep: tried.saved, answer: { kind: 'wrong' } };
          case 'expired':
          case 'paused':
            return { keep: before, answer: { kind: tried.kind } };
          case undefined:
            return { keep: undefined, answer: { kind: 'wrong' } };
        }
      }),
    forget: (applicationId) => store.destroy(applicationId),
  };
}

/** Keeps what a change makes of what is there, and says what it answers; anew when somebody was faster. */
async function change<Answer>(
  { store, clock }: SavedPorts,
  applicationId: string,
  planned: (before: SavedApplication | undefined) => {
    readonly keep: SavedApplication | undefined;
    readonly answer: Answer;
  },
): Promise<Answer> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { saved, version } = await findSaved(store, applicationId, clock.now());
    const { keep, answer } = planned(saved);
    if (keep === undefined || keep === saved) return answer;
    const kept = await store.save(applicationId, keep, keep.keptUntil, version);
    if (kept.ok) return answer;
  }
  throw new Error('A saved application was changed too often to be kept');
}
