import type { EventType } from '#shared/events/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import type { GatheredApplication } from './gathered-records.ts';

const assessed = ['eligibility-assessed', 'duplicate-suspected'] as const;
/** Assessed at once, unless it was set aside: then a person said what it is. */
const second = [
  ...assessed,
  'application-looks-real',
  'application-declined',
  'held-help-stopped',
] as const;
const decided = [
  ...assessed,
  'award-approved',
  'payment-approved-again',
  'application-declined',
  'first-approval-given',
  'payee-changed',
  'application-withdrawn',
  'application-reopened',
  'duplicate-pair-resolved',
  'application-looks-real',
  'held-help-stopped',
  'family-account-removed',
] as const;

/** A payment that comes back reopens its case: its own event tells of both. */
const reopening = [
  'payment-returned',
  'payment-rejected',
  'payment-not-taken',
  'voucher-redeemed',
  'voucher-expired',
  'voucher-cancelled',
] as const;

/** Every version of a case, with the event that tells how it came about. */
export function* changesOfCase(application: GatheredApplication): Generator<Change> {
  const { applicationId, version, state } = application;
  const subject = keys.application(applicationId);
  for (let each = 1; each < version; each += 1) {
    if (each === 1) yield { subject, version: each, types: submitted };
    else if (each === 2) yield { subject, version: each, types: second };
    else yield { subject, version: each, types: decided, toldBy: reopening };
  }
  if (state === 'payment-returned') yield { subject, version, types: [], toldBy: reopening };
  else {
    // A payment of a file that nobody took makes its case one to approve again, in the same commit.
    const toldBy = state === 'repaired' ? { toldBy: reopening } : {};
    yield { subject, version, types: lastOf(state, version), ...toldBy };
  }
}

const submitted = ['application-submitted'] as const;

/** The event that leads to a state: a case cannot be approved by an event that declined it. */
function lastOf(
  state: Exclude<GatheredApplication['state'], 'payment-returned'>,
  version: number,
): readonly EventType[] {
  switch (state) {
    case 'submitted':
      return version === 1 ? submitted : ['application-looks-real', 'held-help-stopped'];
    case 'to-decide':
      return [...assessed, 'payee-changed', 'duplicate-pair-resolved', 'application-reopened'];
    case 'second-approval':
      return ['first-approval-given'];
    case 'approved':
      // Submitted, assessed, approved: what comes third cannot be approved again.
      // Long after that its account is removed.
      return version <= 3
        ? ['award-approved']
        : ['award-approved', 'payment-approved-again', 'family-account-removed'];
    case 'repaired':
      return ['payee-changed', 'duplicate-pair-resolved'];
    case 'declined':
      return ['application-declined', 'held-help-stopped'];
    case 'withdrawn':
      return ['application-withdrawn'];
  }
}
