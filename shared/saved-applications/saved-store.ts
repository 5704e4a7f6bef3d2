import type { SessionStore } from '#shared/web/index.ts';

import { savedApplicationSchema, type SavedApplication } from './saved-application.ts';

/**
 * Where saved applications are kept: beside the visits, in the one table that forgets by itself and
 * cannot be brought back to an earlier point in time.
 */
export type SavedStore = SessionStore;

export interface FoundSaved {
  /** Undefined when nobody saved under that reference, or its time is over. */
  readonly saved: SavedApplication | undefined;
  /** Of what lies there, over or not: stores delete late. */
  readonly version: number;
}

export async function findSaved(
  store: SavedStore,
  applicationId: string,
  at: string,
): Promise<FoundSaved> {
  const found = await store.load(applicationId);
  if (found === undefined) return { saved: undefined, version: 0 };
  const { version, expiresAt, session } = found;
  return { saved: expiresAt <= at ? undefined : savedApplicationSchema.parse(session), version };
}
