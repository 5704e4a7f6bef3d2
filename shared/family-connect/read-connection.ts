import { done, refused, type Result } from '#shared/kernel/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { connectionRequests, type ConnectionRequest } from './connection-request.ts';

/** A request, and for whom somebody acts on it. */
export interface ActsOnConnection {
  readonly connectionRequestId: string;
  /** The locality a member of staff acts for, `city` for all; absent for the family itself. */
  readonly localityCode?: string;
}

export type ConnectionNotTheirs =
  { readonly kind: 'not-found' } | { readonly kind: 'another-locality' };

/** The request as it stands, for whoever may act on it. */
export async function readConnectionFor(
  records: RecordReader,
  { connectionRequestId, localityCode }: ActsOnConnection,
): Promise<Result<Loaded<ConnectionRequest>, ConnectionNotTheirs>> {
  const found = await connectionRequests.read(records, keys.connection(connectionRequestId));
  if (found === undefined) return refused({ kind: 'not-found' });
  const own = found.document.area.localityCode;
  return localityCode === undefined || localityCode === 'city' || localityCode === own
    ? done(found)
    : refused({ kind: 'another-locality' });
}
