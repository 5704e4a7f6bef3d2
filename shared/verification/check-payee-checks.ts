import { plusSeconds, type Instant } from '#shared/kernel/index.ts';
import type { EventType } from '#shared/events/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check } from './check.ts';
import { withAccountRemoved } from './check-family-accounts.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Longer than the message to a bank waits while everything is well; a bank that is away leaves an answer, too. */
const askedWithinSeconds = 30 * 60;

/** What has a bank asked again, besides coming in. */
const asking: readonly EventType[] = ['payee-changed', 'application-reopened'];

/**
 * What a bank said of an account is about bank details that a family gave, and about nobody else's; and
 * nobody decides on an account that no bank was ever asked about.
 */
export function checkPayeeChecks(gathered: GatheredRecords, now: Instant): Check {
  const { applications, payees, payeeChecks, awards, events } = gathered;
  const removed = withAccountRemoved(gathered);
  const unowned = [...payeeChecks.keys()].flatMap((applicationId) => {
    if (awards.has(applicationId)) return [];
    if (applications.has(applicationId) && payees.has(applicationId)) return [];
    if (removed.has(applicationId)) return [];
    const missing = applications.has(applicationId) ? 'has no bank details' : 'does not exist';
    return [
      faultAt(keys.payeeCheck(applicationId), `Its application ${applicationId} ${missing}.`),
    ];
  });
  const askedBy = plusSeconds(now, -askedWithinSeconds);
  const unasked = [...payees.keys()].flatMap((applicationId) => {
    const application = applications.get(applicationId);
    if (application === undefined || payeeChecks.has(applicationId)) return [];
    const { state, setAside, dueFrom } = application;
    const isDecided = setAside || state === 'declined' || state === 'withdrawn';
    const subject = keys.application(applicationId);
    const lately = keys.event(subject.pk, askedBy, '').sk;
    const isAsked = (events.get(subject.pk) ?? []).some(
      ({ type, sk }) => asking.includes(type) && sk >= lately,
    );
    return isDecided || isAsked || dueFrom >= askedBy
      ? []
      : [faultAt(subject, 'No bank was asked about its account.')];
  });
  return {
    name: 'payee-checks',
    promise: 'Every account that may be paid was asked about, and every check belongs to one',
    looked: payeeChecks.size,
    faults: [...unowned, ...unasked],
  };
}
