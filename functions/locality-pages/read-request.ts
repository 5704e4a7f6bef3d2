import { connectionRequests, type ConnectionRequest } from '#shared/family-connect/index.ts';
import { readReference } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import type { StaffRequest } from '#shared/staff-web/index.ts';

import { cityCode, type Place } from './place.ts';

/** The id in the address; empty when it is none, which no request has. */
export function requestIdIn({ params }: Pick<StaffRequest, 'params'>): string {
  return readReference(params['id'] ?? '') ?? '';
}

/** The request in the address, when it stands with the place; the city may look at all of them. */
export async function readRequestHere(
  records: RecordReader,
  asked: Pick<StaffRequest, 'params'>,
  place: Place,
): Promise<ConnectionRequest | undefined> {
  const id = requestIdIn(asked);
  if (id === '') return undefined;
  const request = (await connectionRequests.read(records, keys.connection(id)))?.document;
  const isHere = place.code === cityCode || request?.area.localityCode === place.code;
  return isHere ? request : undefined;
}
