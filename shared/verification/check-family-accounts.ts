import { localDate, type LocalDate } from '#shared/kernel/index.ts';
import { endOfAccount, wasSent, type Payment } from '#shared/payments/index.ts';
import { keys, type Key } from '#shared/records/index.ts';

import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** The applications whose account was removed, whatever became of their payment since. */
export function withAccountRemoved({ payments }: GatheredRecords): ReadonlySet<string> {
  return new Set(
    [...payments.values()]
      .filter(({ payment }) => accountRemovedAt(payment) !== undefined)
      .map(({ payment }) => payment.applicationId),
  );
}

function accountRemovedAt(payment: Payment): string | undefined {
  return wasSent(payment) ? payment.accountRemovedAt : undefined;
}

/** Which accounts of families are kept after their money arrived, and until when; undefined while still needed. */
export function familyAccountEnds({
  payments,
  payees,
  pairs,
  reviews,
}: GatheredRecords): readonly { readonly key: Key; readonly keptUntil: LocalDate | undefined }[] {
  const needed = new Set([
    ...pairs.flatMap(({ pair }) => (pair.state === 'open' ? [pair.laterId, pair.earlierId] : [])),
    ...reviews.flatMap(({ review }) => (review.state === 'open' ? [review.applicationId] : [])),
  ]);
  return [...payments.values()].flatMap(({ payment }) => {
    const { applicationId } = payment;
    const end = endOfAccount(payment);
    if (end === undefined || !payees.has(applicationId)) return [];
    return [
      { key: keys.payee(applicationId), keptUntil: needed.has(applicationId) ? undefined : end },
    ];
  });
}

/** No account of a family is removed before its time; what is removed is gone, and finds no case. */
export function checkFamilyAccounts(gathered: GatheredRecords): Check {
  const removed = [...gathered.payments.values()].filter(
    ({ payment }) => accountRemovedAt(payment) !== undefined,
  );
  return {
    name: 'family accounts',
    promise: 'No family’s account is removed before its time, and what is removed is gone',
    looked: removed.length,
    faults: removed.flatMap(({ payment }) => {
      const { applicationId } = payment;
      const key = keys.application(applicationId);
      const at = accountRemovedAt(payment);
      const end = endOfAccount(payment);
      const isEarly = at !== undefined && end !== undefined && localDate(at) < end;
      // One that came back even then is mended with another account.
      const isPaid = payment.state === 'settled';
      const isKept = isPaid && gathered.payees.has(applicationId);
      const places = gathered.searchEntries.get(applicationId) ?? [];
      const isFound = isPaid && places.some((place) => place.startsWith('account'));
      return [
        ...(isEarly ? [faultAt(key, 'Its account was removed before its time.')] : []),
        ...(isKept ? [faultAt(key, 'Its account counts as removed, and is kept.')] : []),
        ...(isFound ? [faultAt(key, 'Its account counts as removed, and finds it.')] : []),
      ];
    }),
  };
}
