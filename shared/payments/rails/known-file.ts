import { createHash } from 'node:crypto';

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
  const digest = createHash('sha256').update(sent).digest('hex');
  if (headers.get(knownContentHeader) !== digest) return undefined;
  return headers.get(knownSubmissionHeader) ?? undefined;
}
