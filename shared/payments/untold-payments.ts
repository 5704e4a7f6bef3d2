import type { Loaded, RecordReader } from '#shared/records/index.ts';

import { readPieces } from './order-pieces.ts';
import type { Payment, PaymentIn } from './payment.ts';

/** The payment, when it is in the run and nothing was told of it; nothing otherwise. */
export function sentIn(
  { document, version }: Loaded<Payment>,
  runId: string,
): readonly Loaded<PaymentIn<'submitted'>>[] {
  const isSilent =
    document.state === 'submitted' && document.runId === runId && document.pieces === undefined;
  return isSilent ? [{ document, version }] : [];
}

/** Those of which no code was made: a family that holds one is paid by it. */
export async function whereNothingIsIssued(
  records: RecordReader,
  sent: readonly Loaded<PaymentIn<'submitted'>>[],
): Promise<readonly Loaded<PaymentIn<'submitted'>>[]> {
  const pieces = await Promise.all(sent.map(({ document }) => readPieces(records, document)));
  return sent.filter((_payment, index) =>
    (pieces[index] ?? []).every(({ document }) => document.state === 'ordered'),
  );
}
