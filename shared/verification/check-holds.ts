import { paymentIdOf } from '#shared/ledger/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import {
  readPaymentReference,
  wasSent,
  type HoldPart,
  type Payment,
  type PaymentRun,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredHold, GatheredPayment, GatheredRecords } from './gathered-records.ts';

/** Money is held by holds that are in force, and a hold names all that it holds. */
export function checkHolds(gathered: GatheredRecords): Check {
  const { holds, holdParts, payments } = gathered;
  const named = new Set(
    [...holdParts.values()]
      .flat()
      .flatMap(({ holdId, payments: held }) =>
        held.map(({ applicationId, instalment }) => `${holdId} ${applicationId} ${instalment}`),
      ),
  );
  return {
    name: 'holds',
    promise: 'Every held payment is held by a hold that names it, and no lifted hold holds any',
    looked: holds.size,
    faults: [
      ...[...payments.values()].flatMap((payment) => heldFaults(payment, holds, named)),
      ...[...holds.values()].flatMap((hold) => countFaults(hold, gathered)),
      ...[...holdParts.keys()]
        .filter((holdId) => !holds.has(holdId))
        .map((holdId) => faultAt(keys.holdPart(holdId, 1), `Its hold ${holdId} does not exist.`)),
    ],
  };
}

function heldFaults(
  { payment }: GatheredPayment,
  holds: GatheredRecords['holds'],
  named: ReadonlySet<string>,
): RecordFault[] {
  if (payment.state !== 'held') return [];
  const { applicationId, instalment } = payment;
  const key = keys.payment(applicationId, instalment);
  return payment.holdIds.flatMap((holdId) => {
    const state = holds.get(holdId)?.hold.state;
    if (state === undefined)
      return [faultAt(key, `It is held by ${holdId}, which does not exist.`)];
    if (state === 'lifted') return [faultAt(key, `It is held by ${holdId}, which was lifted.`)];
    return named.has(`${holdId} ${applicationId} ${instalment}`)
      ? []
      : [faultAt(key, `It is held by ${holdId}, which does not name it.`)];
  });
}

/**
 * The hold of a refused run grows to its count while the run’s payments come back; those of which its
 * rail told meanwhile stay out of it, and nothing else of the run does.
 */
function countFaults({ hold }: GatheredHold, gathered: GatheredRecords): RecordFault[] {
  const run = hold.runId === undefined ? undefined : gathered.runs.get(hold.runId)?.run;
  if (run?.state === 'releasing') return [];
  const parts = gathered.holdParts.get(hold.holdId) ?? [];
  const found = sumPence(parts.map((part) => part.payments.length));
  const isWhole = run === undefined || isAllOf(run, parts, gathered);
  if (parts.length === hold.parts && found === hold.count && isWhole) return [];
  return [
    faultAt(
      keys.hold(hold.holdId),
      `It says it holds ${hold.count} payments in ${hold.parts} parts, its parts name ${found} in ${parts.length}.`,
    ),
  ];
}

/**
 * Whether each payment of a run is held, or its rail told of it while it was released: it ended in the
 * run, or has a code of it.
 */
function isAllOf(
  { runId }: PaymentRun,
  parts: readonly HoldPart[],
  { runParts, payments, vouchers }: GatheredRecords,
): boolean {
  const held = new Set(parts.flatMap((part) => part.payments.map(paymentIdIn)));
  const issued = new Set(
    [...vouchers.values()].flatMap(({ voucher }) =>
      voucher.runId === runId && voucher.state !== 'ordered' && voucher.issued !== undefined
        ? paymentIdIn(voucher)
        : [],
    ),
  );
  const lines = (runParts.get(runId) ?? []).flatMap((part) => part.lines);
  return lines.every(({ reference }) => {
    const named = readPaymentReference(reference);
    const paymentId = named === undefined ? '' : paymentIdIn(named);
    if (held.has(paymentId)) return true;
    const payment = payments.get(paymentId)?.payment;
    if (named === undefined || payment === undefined) return false;
    if (named.attemptNumber < payment.attemptNumber) return true;
    const isOver = ['settled', 'rejected', 'returned'].includes(payment.state);
    const isToldOf = isOver || issued.has(paymentId);
    return wasSent(payment) && payment.runId === runId && (isToldOf || hasEnds(payment));
  });
}

/** Whether a piece of it ended; one may have been refused without ever having been issued. */
function hasEnds(payment: Payment): boolean {
  return 'pieces' in payment && payment.pieces !== undefined;
}

function paymentIdIn(named: {
  readonly applicationId: string;
  readonly instalment: number;
}): string {
  return paymentIdOf(named.applicationId, named.instalment);
}
