import * as z from 'zod';

import {
  done,
  isReference,
  plusSeconds,
  refused,
  seal,
  unseal,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';

import { onBehalfSchema } from './on-behalf.ts';

/**
 * What somebody who applies for a family brings to the family's own form: who they are, that the family
 * agreed, and the id of the application to be, so that however often it is used it makes one application.
 */
export const handOverSchema = z.strictObject({
  applicationId: z.string().refine(isReference),
  onBehalf: onBehalfSchema,
  /** As the form asks it: somebody at work, or on the telephone the person themselves or a helper. */
  applyingAs: z.enum(['self', 'supporter', 'professional']),
  madeAt: z.iso.datetime(),
});
export type HandOver = z.infer<typeof handOverSchema>;

export type HandOverRefusal =
  /** Not made by us, or changed. */
  | { readonly kind: 'not-ours' }
  /** Made too long ago to begin with. */
  | { readonly kind: 'over' };

/** Long enough to turn to the form, too short to be found in a browser the next day. */
export const handOverSeconds = 15 * 60;

const sealedFor = (secret: string) => ({ secret, purpose: 'hand-over', boundTo: 'on-behalf' });

/** A hand-over as part of an address: whoever reads it learns nothing, and cannot change it. */
export function sealHandOver(handOver: HandOver, secret: string): string {
  const sealed = seal(JSON.stringify(handOver), sealedFor(secret));
  return Buffer.from(sealed, 'base64').toString('base64url');
}

/** What was sealed, until `handOverSeconds` after it was made. */
export function openHandOver(
  token: string,
  secret: string,
  at: Instant,
): Result<HandOver, HandOverRefusal> {
  const handOver = unsealed(token, secret);
  if (handOver === undefined) return refused({ kind: 'not-ours' });
  return at > plusSeconds(handOver.madeAt, handOverSeconds)
    ? refused({ kind: 'over' })
    : done(handOver);
}

function unsealed(token: string, secret: string): HandOver | undefined {
  try {
    const sealed = Buffer.from(token, 'base64url').toString('base64');
    return handOverSchema.parse(JSON.parse(unseal(sealed, sealedFor(secret))));
  } catch {
    // Whatever somebody wrote into the address, they are told that it is none of ours.
    return undefined;
  }
}
