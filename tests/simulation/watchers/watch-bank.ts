import type { Payment } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import type { MemoryBank } from '#tests/doubles/memory-bank.ts';
import type { MemoryRecords } from '#tests/doubles/memory-records.ts';

import type { Watcher } from './watcher.ts';

/**
 * The bank is only told to pay what is committed, once, in the right amount; and no family ever has
 * more than one award on its way or in its account.
 */
export function watchBank({
  memory,
  bank,
}: {
  readonly memory: MemoryRecords;
  readonly bank: MemoryBank;
}): Watcher {
  const told = new Set<string>();

  function paymentOf(reference: string): Payment | undefined {
    const applicationId = reference.slice(2, 12);
    const item = memory.peek(keys.payment(applicationId, Number(reference.slice(12, 14))));
    return item?.['document'] as Payment | undefined;
  }

  return {
    name: 'bank',
    onFile({ idempotencyKey, credits }) {
      return credits.flatMap(({ reference, amountPence }) => {
        const payment = paymentOf(reference);
        const again = told.has(reference);
        told.add(reference);
        if (again) return [`The bank is told twice to pay ${reference}`];
        if (payment === undefined)
          return [`The bank is told to pay ${reference}, which is nobody’s`];
        if (payment.amountPence !== amountPence) {
          return [`${reference} is sent with ${amountPence} instead of ${payment.amountPence}`];
        }
        return payment.state === 'submitted' && payment.runId === idempotencyKey
          ? twiceOnItsWay(reference, bank)
          : [`${reference} is sent in ${idempotencyKey} while its payment is ${payment.state}`];
      });
    },
    atRest() {
      return bank.credits.flatMap((credit) => {
        const { reference, rejectedFor, returnsAt } = credit;
        const payment = paymentOf(reference);
        if (payment?.attemptNumber !== Number(reference.slice(14, 16))) return [];
        const fate =
          rejectedFor !== undefined ? 'rejected' : returnsAt === undefined ? 'settled' : 'returned';
        return payment.state === fate ? [] : [`${reference} was ${fate}, we say ${payment.state}`];
      });
    },
  };
}

/** An earlier attempt that did not come back, and never will, is money that the family has. */
function twiceOnItsWay(reference: string, { credits }: MemoryBank): readonly string[] {
  const sameAward = credits.filter(
    (credit) =>
      credit.reference !== reference && credit.reference.startsWith(reference.slice(0, 14)),
  );
  return sameAward
    .filter(({ rejectedFor, returnsAt }) => rejectedFor === undefined && returnsAt === undefined)
    .map((earlier) => `${reference} is sent although ${earlier.reference} was paid`);
}
