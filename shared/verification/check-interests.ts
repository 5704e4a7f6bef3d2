import type { EventType } from '#shared/events/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** What decides something of an application, or for it. */
const deciding: readonly EventType[] = [
  'first-approval-given',
  'award-approved',
  'payment-approved-again',
  'application-declined',
  'application-reopened',
  'application-looks-real',
  'decision-stands',
  'duplicate-pair-resolved',
  'grant-award-proposed',
  'grant-refusal-proposed',
  'grant-offered',
  'grant-refused',
  'grant-payment-first-approval',
  'grant-payment-approved',
];

/** Nobody decides on somebody they are close to, once they have said so. */
export function checkInterests({ declaredInterests, events }: GatheredRecords): Check {
  return {
    name: 'interests',
    promise: 'Nobody decides anything of an application that they declared an interest in',
    looked: declaredInterests.length,
    faults: declaredInterests.flatMap(({ declared: { subject, applicationId, interests } }) => {
      const key = keys.declaredInterests(subject, applicationId);
      // A payment of a grant lies with the payments of families.
      const partitions = [key.pk, keys.application(applicationId).pk];
      const decided = [...new Set(partitions)]
        .flatMap((pk) => events.get(pk) ?? [])
        .filter(({ type }) => deciding.includes(type));
      return interests.flatMap(({ staffId, declaredAt }) =>
        decided
          .filter((event) => event.staffId === staffId && atOf(event.sk) > declaredAt)
          .map(({ type }) =>
            faultAt(key, `${staffId} declared an interest at ${declaredAt}, and ${type} since.`),
          ),
      );
    }),
  };
}

/** An event's key names the instant at which it happened. */
function atOf(sk: string): string {
  return sk.split('#')[1] ?? '';
}
