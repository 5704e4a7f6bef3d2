import type { Envelope } from '#shared/budget/index.ts';
import type { Payment } from '#shared/payments/index.ts';

import { documentsIn, type Watcher } from './watcher.ts';

/** Where the money of a payment lies in each state; nowhere of its own once it is back. */
const accountIn: Readonly<Record<Payment['state'], string | undefined>> = {
  ready: 'reserved',
  held: 'reserved',
  void: undefined,
  submitted: 'in-transit',
  settled: 'paid',
  rejected: undefined,
  returned: undefined,
};

/** What may follow each state; `new` is before there is a payment. */
const mayFollow: Readonly<Record<Payment['state'] | 'new', readonly Payment['state'][]>> = {
  new: ['ready'],
  ready: ['submitted', 'held', 'void'],
  held: ['ready', 'held', 'void'],
  void: ['ready'],
  // Held when the bank refuses the whole file.
  submitted: ['settled', 'rejected', 'returned', 'held', 'submitted'],
  settled: ['returned'],
  rejected: ['ready'],
  returned: ['ready'],
};

/** Payments move forward only, begin anew only as the next attempt of what is over, keep their amount, and add up to what their envelopes hold. */
export function watchPayments(): Watcher {
  const known = new Map<string, Payment>();
  const sums = new Map<string, number>();

  function add(payment: Payment, sign: 1 | -1): void {
    for (const [account, pence] of booked(payment)) {
      const place = `${payment.envelopeId} ${account}`;
      sums.set(place, (sums.get(place) ?? 0) + sign * pence);
    }
  }

  return {
    name: 'payments',
    onCommit(writes) {
      const complaints: string[] = [];
      const touched = new Map(
        documentsIn<Envelope>(writes, 'envelope').map((each) => [each.envelopeId, each]),
      );
      for (const payment of documentsIn<Payment>(writes, 'payment')) {
        const before = known.get(payment.paymentId);
        complaints.push(...changeFaults(before, payment));
        // What was redeemed of an attempt that is over stays paid where it was.
        if (before?.attemptNumber === payment.attemptNumber) add(before, -1);
        add(payment, 1);
        known.set(payment.paymentId, payment);
        if (accountMoved(before, payment) && !touched.has(payment.envelopeId)) {
          complaints.push(`${payment.paymentId}: its money moved without its envelope`);
        }
      }
      for (const { envelopeId, balancesPence } of touched.values()) {
        for (const account of ['reserved', 'in-transit', 'paid'] as const) {
          const sum = sums.get(`${envelopeId} ${account}`) ?? 0;
          if (sum === balancesPence[account]) continue;
          complaints.push(
            `${envelopeId}: ${account} holds ${balancesPence[account]}, its payments say ${sum}`,
          );
        }
      }
      return complaints;
    },
  };
}

/** Where the money of an attempt lies: whole in one account, or with each piece where that is. */
function booked(payment: Payment): readonly (readonly [string, number])[] {
  const pieces = 'pieces' in payment ? payment.pieces : undefined;
  if (pieces !== undefined) {
    const out = payment.amountPence - pieces.paidPence - pieces.backPence;
    return [
      ['in-transit', out],
      ['paid', pieces.paidPence],
    ];
  }
  const account = accountIn[payment.state];
  return account === undefined ? [] : [[account, payment.amountPence]];
}

function accountMoved(before: Payment | undefined, after: Payment): boolean {
  const places = (payment: Payment | undefined) =>
    JSON.stringify(payment === undefined ? [] : booked(payment).filter(([, pence]) => pence > 0));
  return before?.attemptNumber === after.attemptNumber
    ? places(before) !== places(after)
    : booked(after).length > 0;
}

/** What the next attempt is for: what was not redeemed of this one. */
function owedAfter(payment: Payment): number {
  const pieces = 'pieces' in payment ? payment.pieces : undefined;
  return payment.amountPence - (pieces?.paidPence ?? 0);
}

function changeFaults(before: Payment | undefined, after: Payment): readonly string[] {
  const faults: string[] = [];
  const from = before?.state ?? 'new';
  if (!mayFollow[from].includes(after.state)) faults.push(`${after.state} follows ${from}`);
  const isOver = before === undefined || accountIn[before.state] === undefined;
  const duePence = before === undefined || !isOver ? before?.amountPence : owedAfter(before);
  const isDue = after.attemptNumber === before?.attemptNumber ? before.amountPence : duePence;
  if (isDue !== undefined && isDue !== after.amountPence) {
    faults.push(`its amount changed from ${isDue} to ${after.amountPence}`);
  }
  const attempts = after.attemptNumber - (before?.attemptNumber ?? 0);
  if (attempts !== (isOver ? 1 : 0)) {
    faults.push(`attempt ${after.attemptNumber} follows ${before?.attemptNumber ?? 0}, ${from}`);
  }
  if (!isOver && before.envelopeId !== after.envelopeId) {
    faults.push(`its envelope changed to ${after.envelopeId}`);
  }
  return faults.map((sentence) => `${after.paymentId}: ${sentence}`);
}
