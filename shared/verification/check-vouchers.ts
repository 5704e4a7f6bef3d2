import { sumPence } from '#shared/kernel/index.ts';
import {
  isOpen,
  isPieceRail,
  readPieceReference,
  voucherKeyOf,
  wasSent,
  type Payment,
  type Voucher,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/**
 * The pieces of every attempt that was sent add up to it, and their ends to what the payment says. A
 * code is kept of every piece that may be redeemed, and of none that was never issued.
 */
export function checkVouchers({ payments, vouchers, codes }: GatheredRecords): Check {
  const byAttempt = new Map<string, Voucher[]>();
  for (const { voucher } of vouchers.values()) {
    const name = voucher.reference.slice(0, 16);
    byAttempt.set(name, [...(byAttempt.get(name) ?? []), voucher]);
  }
  const current = new Set<string>();
  const faults = [...payments.values()].flatMap(({ payment }) => {
    if (!isPieceRail(payment.rail) || !wasSent(payment)) return [];
    const name = attemptOf(payment);
    current.add(name);
    return attemptFaults(payment, byAttempt.get(name) ?? []);
  });
  const left = [...byAttempt].flatMap(([name, pieces]) =>
    current.has(name) ? [] : pieces.filter(isOpen).map(openFault),
  );
  return {
    name: 'vouchers',
    promise: 'The pieces of every payment add up to it, and each that is out has its code',
    looked: vouchers.size,
    faults: [...faults, ...left, ...codeFaults(vouchers, codes), ...strayCodes(vouchers, codes)],
  };
}

function codeFaults(
  vouchers: GatheredRecords['vouchers'],
  codes: GatheredRecords['codes'],
): RecordFault[] {
  return [...vouchers.values()].flatMap(({ voucher }) => {
    const { reference, state } = voucher;
    const kept = codes.has(reference);
    if (state === 'issued' && !kept) {
      return [faultAt(voucherKeyOf(voucher), 'It was issued, and its code is kept nowhere.')];
    }
    const wasIssued = 'issued' in voucher && voucher.issued !== undefined;
    if (kept && !wasIssued) {
      return [faultAt(voucherKeyOf(voucher), `It is ${state} and was never issued, with a code.`)];
    }
    return [];
  });
}

/** A code that belongs to no voucher is money that nobody counts. */
function strayCodes(
  vouchers: GatheredRecords['vouchers'],
  codes: GatheredRecords['codes'],
): RecordFault[] {
  return [...codes]
    .filter((reference) => !vouchers.has(reference))
    .map((reference) => {
      const { applicationId = '' } = readPieceReference(reference) ?? {};
      return faultAt(keys.voucherCode(applicationId, reference), 'It is the code of no voucher.');
    });
}

function attemptOf({ applicationId, instalment, attemptNumber }: Payment): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `OD${applicationId}${two(instalment)}${two(attemptNumber)}`;
}

function attemptFaults(payment: Payment, pieces: readonly Voucher[]): RecordFault[] {
  const key = keys.payment(payment.applicationId, payment.instalment);
  const said = (wasSent(payment) ? payment.pieces : undefined) ?? { paidPence: 0, backPence: 0 };
  const found = {
    whole: pence(pieces),
    redeemed: pence(pieces.filter(({ state }) => state === 'redeemed')),
    back: pence(pieces.filter(({ state }) => state === 'expired' || state === 'cancelled')),
  };
  return (
    [
      ['are worth', payment.amountPence, found.whole],
      ['redeemed are worth', said.paidPence, found.redeemed],
      ['that came back are worth', said.backPence, found.back],
    ] as const
  )
    .filter(([, wanted, are]) => wanted !== are)
    .map(([what, wanted, are]) =>
      faultAt(key, `Its pieces ${what} ${are} pence, and it says ${wanted}.`),
    );
}

function openFault(voucher: Voucher): RecordFault {
  return faultAt(
    voucherKeyOf(voucher),
    `It is ${voucher.state}, but the attempt it belongs to is over.`,
  );
}

function pence(pieces: readonly Voucher[]): number {
  return sumPence(pieces.map((piece) => piece.amountPence));
}
