import type { Account } from '#shared/ledger/index.ts';
import type { Payment } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredApplication, GatheredRecords } from './gathered-records.ts';
import { ledgerPositions, nowhere, type LedgerPosition } from './ledger-positions.ts';

/** A payment's state, where its money is and the state of its case are three accounts of one thing. */
export function checkPayments(gathered: GatheredRecords): Check {
  const { payments, applications } = gathered;
  const positions = ledgerPositions(gathered);
  const strangers = [...positions.keys()].filter((paymentId) => !payments.has(paymentId));
  return {
    name: 'payments',
    promise:
      'Every payment’s state agrees with where its money is in the ledger and with its application',
    looked: payments.size,
    faults: [
      ...[...payments.values()].flatMap(({ payment }) => [
        ...moneyFaults(payment, positions.get(payment.paymentId) ?? nowhere),
        ...caseFaults(payment, applications.get(payment.applicationId)),
        ...payeeFaults(payment, gathered),
      ]),
      ...strangers.map((paymentId) => strangerFault(paymentId, positions.get(paymentId))),
      ...[...applications.values()].flatMap((application) => awardFaults(application, gathered)),
    ],
  };
}

/** Where a case can stand whose payment came back or was made void. */
const afterPayment: readonly string[] = [
  'payment-returned',
  'repaired',
  'second-approval',
  'declined',
];

/** The one account that holds a payment's money in each state; none once it is back. */
const accountIn: Readonly<Record<Payment['state'], Account | undefined>> = {
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
  const holds = accountIn[state];
  for (const account of ['reserved', 'in-transit', 'paid'] as const) {
    const expected = account === holds ? amountPence : 0;
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
  if (application.awardPence !== payment.amountPence) {
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
  return payees.has(payment.applicationId)
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
