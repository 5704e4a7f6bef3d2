import { collectMoves, readEnvelopes, type EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  done,
  invariant,
  type Actor,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { holdParts } from './hold.ts';
import type { RunPart } from './payment-run.ts';
import { readPaymentReference } from './payment-reference.ts';
import { moneyOf, payments, type PaymentIn } from './payment.ts';
import { cancelPieces } from './order-pieces.ts';
import { sentIn, whereNothingIsIssued } from './untold-payments.ts';

const system: Actor = { kind: 'system', id: 'submit-payments' };

export interface Recall {
  readonly runId: string;
  readonly holdId: string;
  /** Which part of the hold names them. */
  readonly holdPart: number;
  readonly at: Instant;
  /** Why, for the ledger. */
  readonly cause: string;
}

/**
 * The writes that take payments out of a run that did not carry them: money from in transit to
 * reserved, each payment held by the hold, its pieces cancelled. The attempt stays what it was, for
 * nothing of it was paid; the next run carries it under the same reference. Payments that are not in
 * the run any more are left alone, and those of which the rail told after all: a family that holds a
 * code is paid by it, and its piece could not be ordered anew. Refused when payments and envelopes were read at two moments.
 */
export async function planRecall(
  records: RecordReader,
  lines: RunPart['lines'],
  recall: Recall,
): Promise<
  Result<{ readonly writes: readonly Write[]; readonly held: number }, EnvelopeCannotCarry>
> {
  const { runId, holdId, holdPart, at, cause } = recall;
  const items = await records.getMany(
    lines.map(({ reference }) => {
      const named = readPaymentReference(reference);
      invariant(named !== undefined, `Run ${runId} holds ${reference}, no reference of ours`);
      return keys.payment(named.applicationId, named.instalment);
    }),
  );
  const sent = await whereNothingIsIssued(
    records,
    items.flatMap((item) => sentIn(payments.parse(item), runId)),
  );
  const loaded = await readEnvelopes(
    records,
    sent.map(({ document }) => document.envelopeId),
  );
  const moves = collectMoves(loaded, { at, cause });
  const writes: Write[] = [];
  for (const payment of sent) {
    const { envelopeId, amountPence, paymentId } = payment.document;
    const movement = { from: 'in-transit', to: 'reserved', amountPence, paymentId } as const;
    const moved = moves.move(envelopeId, movement);
    if (!moved.ok) return moved;
    writes.push(...recallWrites(payment, recall));
    writes.push(...(await cancelPieces(records, payment.document, at)));
  }
  const named = sent.map(({ document: { applicationId, instalment } }) => ({
    applicationId,
    instalment,
  }));
  const part = holdParts.create({ holdId, part: holdPart, payments: named });
  return done({ writes: [...writes, ...moves.writes(), part], held: named.length });
}

function recallWrites(
  { document, version }: Loaded<PaymentIn<'submitted'>>,
  { holdId, at }: Recall,
): readonly Write[] {
  const { runId, submittedAt: _submittedAt, pieces: _pieces, recalls = 0, ...rest } = document;
  return [
    payments.replace(
      { ...rest, state: 'held', heldAt: at, holdIds: [holdId], recalls: recalls + 1 },
      version,
    ),
    eventRecord(
      keys.payment(document.applicationId, document.instalment),
      version + 1,
      { type: 'payment-recalled', ...moneyOf(document), runId, holdId },
      { at, actor: system, correlationId: document.applicationId, causationId: runId },
    ),
  ];
}
