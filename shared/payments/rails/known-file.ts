import { createHash } from 'node:crypto';

import type { FileAsKnown } from '../payment-rail.ts';

/** With these headers a rail that answers 409 says what it has under the key: SHA-256 of the content, in hex. */
export const knownContentHeader = 'known-content-sha256';
export const knownSubmissionHeader = 'known-submission-id';

/**
 * What a rail that has a file under our key already calls it, if that file is byte for byte the one
 * we sent. Undefined when it is another, or when the rail does not say which: then a person asks.
 */
export function knownAsOurs(
  { headers }: { readonly headers: Headers },
  sent: string,
): string | undefined {
  if (headers.get(knownContentHeader) !== contentDigest(sent)) return undefined;
  return headers.get(knownSubmissionHeader) ?? undefined;
}

/** SHA-256 of what was handed in, in hex: the same that a rail says of what it has. */
export function contentDigest(sent: string): string {
  return createHash('sha256').update(sent).digest('hex');
}

/** What a rail that answers 409 says it has under our key. */
export function heldUnderKey({ headers }: { readonly headers: Headers }): FileAsKnown {
  const name = headers.get(knownSubmissionHeader);
  const contentSha256 = headers.get(knownContentHeader);
  return {
    ...(name === null ? {} : { name }),
    ...(contentSha256 === null ? {} : { contentSha256 }),
  };
}
