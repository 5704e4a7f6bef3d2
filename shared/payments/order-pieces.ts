import { invariant, type Instant, type Write } from '#shared/kernel/index.ts';
import type { Loaded, RecordReader } from '#shared/records/index.ts';

import type { PaymentIn } from './payment.ts';
import { isPieceRail } from './rails/pieces/index.ts';
import { isOpen, orderedVouchers, voucherKeyOf, vouchers, type Voucher } from './voucher.ts';

interface Sent {
  readonly runId: string;
  readonly at: Instant;
}

/**
 * The pieces that a payment is sent as, ordered in the commit that sends it; none for a bank. A
 * payment that a refused run gave back has its pieces already, cancelled before any was issued: they
 * are ordered anew.
 */
export async function orderPieces(
  records: RecordReader,
  payment: PaymentIn<'ready'>,
  sent: Sent,
): Promise<readonly Write[]> {
  const { rail } = payment;
  if (!isPieceRail(rail)) return [];
  const ordered = orderedVouchers(payment, { rail, ...sent });
  if (payment.recalls === undefined) return ordered.map((voucher) => vouchers.create(voucher));
  const known = await readVouchers(records, ordered);
  return ordered.map((voucher) => {
    const before = known.get(voucher.reference);
    invariant(before !== undefined, `${voucher.reference} was in a run and has no voucher`);
    const { document } = before;
    const wasIssued = document.state !== 'ordered' && document.issued !== undefined;
    invariant(!wasIssued, `${voucher.reference} has a code, and would be ordered again`);
    return vouchers.replace(voucher, before.version);
  });
}

/** Nobody can redeem what was never ordered; the next run orders the same pieces. */
export async function cancelPieces(
  records: RecordReader,
  payment: PaymentIn<'submitted'>,
  at: Instant,
): Promise<readonly Write[]> {
  return (await readPieces(records, payment)).flatMap(({ document, version }) =>
    isOpen(document)
      ? [vouchers.replace({ ...document, state: 'cancelled', endedAt: at }, version)]
      : [],
  );
}

/** The pieces that a payment was sent as; none when it went to a bank. */
export async function readPieces(
  records: RecordReader,
  payment: PaymentIn<'submitted'>,
): Promise<readonly Loaded<Voucher>[]> {
  const { rail, runId, submittedAt: at } = payment;
  if (!isPieceRail(rail)) return [];
  const known = await readVouchers(records, orderedVouchers(payment, { rail, runId, at }));
  return [...known.values()];
}

async function readVouchers(
  records: RecordReader,
  wanted: readonly Voucher[],
): Promise<ReadonlyMap<string, Loaded<Voucher>>> {
  const items = await records.getMany(wanted.map(voucherKeyOf));
  return new Map(
    items.map((item) => {
      const loaded = vouchers.parse(item);
      return [loaded.document.reference, loaded];
    }),
  );
}
