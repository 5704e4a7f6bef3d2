import * as z from 'zod';

import type { Instant, Result } from '#shared/kernel/index.ts';

/** A form that has been answered with a redirect, and where that led. */
const answeredFormSchema = z.strictObject({
  formId: z.string(),
  fingerprint: z.string(),
  location: z.string(),
});

/**
 * A visit. `csrfSecret` never leaves the store: a form token is made from it and the id in the
 * cookie, so neither half is enough. `answered` are the latest forms that led somewhere.
 */
export function sessionSchema<Data>(dataSchema: z.ZodType<Data>) {
  return z.strictObject({
    csrfSecret: z.string().min(1),
    startedAt: z.string(),
    answered: z.array(answeredFormSchema),
    data: dataSchema,
  });
}

export interface Session<Data> {
  readonly csrfSecret: string;
  readonly startedAt: Instant;
  readonly answered: readonly z.infer<typeof answeredFormSchema>[];
  readonly data: Data;
}

export interface StoredSession {
  /** Not parsed yet: only the site knows the schema of its data. */
  readonly session: unknown;
  readonly version: number;
  readonly expiresAt: Instant;
}

/** Another request of the same visit stored its answer first. */
export interface SessionChangedMeanwhile {
  readonly kind: 'session-changed-meanwhile';
}

/**
 * Where visits are kept. The first save expects version 0 and every save adds one, so that two tabs
 * cannot overwrite each other unseen. `load` may still return what has expired: stores delete late.
 */
export interface SessionStore {
  load(id: string): Promise<StoredSession | undefined>;
  save(
    id: string,
    session: unknown,
    expiresAt: Instant,
    expectingVersion: number,
  ): Promise<Result<void, SessionChangedMeanwhile>>;
  destroy(id: string): Promise<void>;
}
