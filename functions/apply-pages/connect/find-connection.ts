import {
  connectionRequests,
  isOpenConnection,
  type ConnectionRequest,
} from '#shared/family-connect/index.ts';
import { plusDays, type Instant } from '#shared/kernel/index.ts';
import { targetDays } from '#shared/family-connect/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { internationalPhone } from '#shared/web/index.ts';

/** How far a request for further help is, for whoever sent it. */
export interface ConnectionStatus {
  readonly reference: string;
  readonly state: ConnectionRequest['state'];
  /** When a worker should have it at the latest. */
  readonly by: Instant;
}

/**
 * Finds a request by its reference and a way to reach the family, or the professional who asked for it,
 * as it was given. What was withdrawn, or removed long after, names nobody any more, and is found by nobody.
 */
export function createFindConnection(records: RecordReader) {
  return async function findConnection(
    reference: string,
    reach: string,
  ): Promise<ConnectionStatus | undefined> {
    const found = await connectionRequests.read(records, keys.connection(reference));
    if (found === undefined || !isOpenConnection(found.document)) return undefined;
    const { contact, referrer, state, receivedAt } = found.document;
    const known = [contact.phone, contact.email, referrer?.email, referrer?.phone];
    const asked = comparable(reach);
    const matches = known.some((way) => way !== undefined && comparable(way) === asked);
    return matches ? { reference, state, by: plusDays(receivedAt, targetDays) } : undefined;
  };
}

function comparable(reach: string): string {
  return reach.includes('@') ? reach.toLowerCase() : internationalPhone(reach);
}
