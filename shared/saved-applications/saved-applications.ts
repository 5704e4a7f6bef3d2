import type { Clock } from '#shared/kernel/index.ts';

import {
  askForCode,
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
  /** Saves the answers, again if need be, and sends the reference. Answers until when they are kept. */
  save(application: ToSave): Promise<{ readonly keptUntil: string }>;
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

/** Two who save at the same moment are a family with two windows. */
const attempts = 4;

export function createSavedApplications(ports: SavedPorts): SavedApplications {
  const { store, clock, matchingKey, tell } = ports;
  return {
    async save(application) {
      const { applicationId } = application;
      const { keptUntil } = await change(ports, applicationId, (before) => {
        const saved = save(before, application, clock.now());
        return { keep: saved, answer: saved };
      });
      await tell({ kind: 'application-saved', applicationId });
      return { keptUntil };
    },
    async sendCode(applicationId) {
      const codeNumber = await change(ports, applicationId, (before) => {
        const asked = before && askForCode(before, clock.now());
        return { keep: asked, answer: asked?.codesAsked };
      });
      if (codeNumber !== undefined) await tell({ kind: 'return-code', applicationId, codeNumber });
    },
    open: (applicationId, code) =>
      change<CameBack>(ports, applicationId, (before) => {
        const tried = before && tryCode(before, code, matchingKey, clock.now());
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
