import type { Account } from '#shared/ledger/index.ts';
import {
  isPieceRail,
  paidBefore,
  paidInPieces,
  paysGroup,
  wasSent,
  type Payment,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import { applicationOf } from './check-grant-money.ts';
import type { GatheredApplication, GatheredPayment, GatheredRecords } from './gathered-records.ts';
import { ledgerPositions, nowhere, type LedgerPosition } from './ledger-positions.ts';

/** A payment's state, where its money is and the state of its case are three accounts of one thing. */
export function checkPayments(gathered: GatheredRecords): Check {
  const { payments, applications } = gathered;
  const positions = ledgerPositions(gathered);
  // What is promised to a group has its money before it has its payment: `grant-money` looks at that.
  const strangers = [...positions.keys()].filter(
    (paymentId) => !payments.has(paymentId) && !gathered.awards.has(applicationOf(paymentId)),
  );
  return {
    name: 'payments',
    promise:
      'Every payment’s state agrees with where its money is in the ledger and with its application',
    looked: payments.size,
    faults: [
      // Of a group's payments `grant-money` looks at the same.
      ...[...payments.values()]
        .filter(isFamilys)
        .flatMap(({ payment }) => [
          ...moneyFaults(payment, positions.get(payment.paymentId) ?? nowhere),
          ...caseFaults(payment, applications.get(payment.applicationId)),
          ...payeeFaults(payment, gathered),
        ]),
      ...strangers.map((paymentId) => strangerFault(paymentId, positions.get(paymentId))),
      ...[...applications.values()].flatMap((application) => awardFaults(application, gathered)),
    ],
  };
}

function isFamilys({ payment }: GatheredPayment): boolean {
  return !paysGroup(payment);
}

/** Where a case can stand whose payment came back or was made void. */
const afterPayment: readonly string[] = [
  'payment-returned',
  'repaired',
  'second-approval',
  'declined',
  'withdrawn',
];

/** The one account that holds a payment's money in each state; none once it is back. */
const accountIn: Readonly<
  Record<Payment['state'], Extract<Account, 'reserved' | 'in-transit' | 'paid'> | undefined>
> = {
  ready: 'reserved',
  held: 'reserved',
  void: undefined,
  submitted: 'in-transit',
  settled: 'paid',
  rejected: undefined,
  returned: undefined,
};

function keyOf(payment: Payment) {
  return keys.payment(payment.applicationId, payment.instalment);
}

function moneyFaults(payment: Payment, position: LedgerPosition): RecordFault[] {
  const { state, amountPence, envelopeId, paymentId } = payment;
  const key = keyOf(payment);
  const faults: RecordFault[] = [];
  const elsewhere = [...position.envelopeIds].filter((id) => id !== envelopeId);
  for (const other of elsewhere) {
    faults.push(faultAt(key, `Its money moved in ${other}, but its envelope is ${envelopeId}.`));
  }
  const expectedPence = expectedOf(payment);
  for (const account of ['reserved', 'in-transit', 'paid'] as const) {
    const expected = expectedPence[account];
    const found = position.netPence.get(account) ?? 0;
    if (found === expected) continue;
    faults.push(
      faultAt(
        key,
        `Payment ${paymentId} is ${state} with ${amountPence} pence, but the ledger holds ${found} pence of it as ${account}.`,
      ),
    );
  }
  return faults;
}

/**
 * A payment lies whole in the account of its state; one in pieces has paid what was redeemed of it,
 * and has in transit what is still out. What earlier attempts paid in pieces stays paid.
 */
function expectedOf(
  payment: Payment,
): Readonly<Record<'reserved' | 'in-transit' | 'paid', number>> {
  const pieces = wasSent(payment) ? payment.pieces : undefined;
  const expected = { reserved: 0, 'in-transit': 0, paid: paidBefore(payment) };
  if (pieces !== undefined) {
    expected.paid += pieces.paidPence;
    expected['in-transit'] += payment.amountPence - pieces.paidPence - pieces.backPence;
    return expected;
  }
  const holds = accountIn[payment.state];
  if (holds !== undefined) expected[holds] += payment.amountPence;
  return expected;
}

function caseFaults(payment: Payment, application: GatheredApplication | undefined): RecordFault[] {
  const key = keyOf(payment);
  if (application === undefined) {
    return [faultAt(key, `Its application ${payment.applicationId} does not exist.`)];
  }
  const isOver = accountIn[payment.state] === undefined;
  const faults: RecordFault[] = [];
  if (!(isOver ? afterPayment : ['approved']).includes(application.state)) {
    faults.push(
      faultAt(key, `It is ${payment.state}, but its application is ${application.state}.`),
    );
  }
  if (application.paymentId !== payment.paymentId) {
    faults.push(
      faultAt(key, `Its application names ${application.paymentId ?? 'no payment'} instead.`),
    );
  }
  // Once its case goes on to the next attempt, what was redeemed of this one is owed no longer.
  const isOwed = isOver && application.awardPence === payment.amountPence - paidInPieces(payment);
  if (application.awardPence !== payment.amountPence && !isOwed) {
    faults.push(
      faultAt(
        key,
        `It pays ${payment.amountPence} pence, the award is ${application.awardPence ?? 0}.`,
      ),
    );
  }
  return faults;
}

function payeeFaults(payment: Payment, { payees }: GatheredRecords): RecordFault[] {
  const wasRemoved = wasSent(payment) && payment.accountRemovedAt !== undefined;
  return payees.has(payment.applicationId) || isPieceRail(payment.rail) || wasRemoved
    ? []
    : [faultAt(keyOf(payment), 'Nothing says where to pay it.')];
}

function strangerFault(paymentId: string, position: LedgerPosition | undefined): RecordFault {
  const first = position?.firstEntry;
  return faultAt(
    first === undefined ? { pk: '', sk: '' } : keys.entry(first.envelopeId, first.sequence),
    `Money moved for payment ${paymentId}, which does not exist.`,
  );
}

/** An award without its payment would be money that nobody sends. */
function awardFaults(application: GatheredApplication, gathered: GatheredRecords): RecordFault[] {
  const { applicationId, paymentId, state } = application;
  if (paymentId === undefined || gathered.payments.has(paymentId)) return [];
  return [
    faultAt(
      keys.application(applicationId),
      `It is ${state}, but its payment ${paymentId} does not exist.`,
    ),
  ];
}
