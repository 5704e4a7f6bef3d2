import type { EventType } from '#shared/events/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** No family is missing from the list of the partner that brought it, and none is in another's. */
export function checkPartners({ applications, partnerFamilies }: GatheredRecords): Check {
  const faults: RecordFault[] = [];
  for (const { applicationId, partnerId } of applications.values()) {
    if (partnerId === undefined || partnerFamilies.get(applicationId) === partnerId) continue;
    const sentence = `${partnerId} brought it and does not find it among its families.`;
    faults.push(faultAt(keys.application(applicationId), sentence));
  }
  for (const [applicationId, partnerId] of partnerFamilies) {
    if (applications.get(applicationId)?.partnerId === partnerId) continue;
    const sentence = 'It leads to an application that another brought, or nobody.';
    faults.push(faultAt(keys.partnerFamily(partnerId, applicationId), sentence));
  }
  return {
    name: 'partners',
    promise: 'Every partner finds the families it applied for, and no others',
    looked: partnerFamilies.size,
    faults,
  };
}

const accessEvents = [
  'partner-key-issued',
  'partner-key-revoked',
  'partner-stopped',
  'partner-let-go-on',
] as const satisfies readonly EventType[];

/** Every key issued or revoked, and every stop, has its event. */
export function* changesOfPartners({ partnerAccesses }: GatheredRecords): Generator<Change> {
  for (const [partnerId, version] of partnerAccesses) {
    const subject = keys.partnerAccess(partnerId);
    for (let each = 1; each <= version; each += 1) {
      yield { subject, version: each, types: accessEvents };
    }
  }
}
