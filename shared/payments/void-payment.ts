import type { EarlierAttempt, InState } from '#shared/applications/index.ts';
import { firstInstalment } from '#shared/approvals/index.ts';
import { collectMoves, readEnvelopes, type EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  done,
  invariant,
  refused,
  type Actor,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { holds } from './hold.ts';
import { earlierAttemptOf, moneyOf, payments } from './payment.ts';

/**
 * The writes that make the payment of an approved award void and its money available again. Refused
 * once the payment was sent, and when its money and its envelope were read at two moments.
 */
export async function planVoid(
  { records }: { readonly records: RecordReader },
  { applicationId }: InState<'approved'>,
  { at, actor }: { readonly at: Instant; readonly actor: Actor },
): Promise<
  Result<
    { readonly earlierAttempt: EarlierAttempt; readonly writes: readonly Write[] },
    { readonly kind: 'payment-under-way' } | EnvelopeCannotCarry
  >
> {
  const key = keys.payment(applicationId, firstInstalment);
  const found = await payments.read(records, key);
  invariant(found !== undefined, `Application ${applicationId} is approved without a payment`);
  const { document, version } = found;
  if (document.state !== 'ready' && document.state !== 'held') {
    return refused({ kind: 'payment-under-way' });
  }
  if (document.state === 'held' && (await isSuspect(records, document.holdIds))) {
    return refused({ kind: 'payment-under-way' });
  }
  const { paymentId, amountPence, envelopeId } = document;
  const moves = collectMoves(await readEnvelopes(records, [envelopeId]), {
    at,
    cause: `payment ${paymentId} made void`,
  });
  const moved = moves.move(envelopeId, {
    from: 'reserved',
    to: 'available',
    amountPence,
    paymentId,
  });
  if (!moved.ok) return moved;
  const { readyAt, approvedBy, attemptNumber, instalment } = document;
  const { categoriesPence, rail, pastAttempts } = document;
  const voided = {
    ...moneyOf(document),
    ...{ readyAt, approvedBy, attemptNumber, instalment, categoriesPence, rail, pastAttempts },
    state: 'void' as const,
    voidedAt: at,
  };
  return done({
    earlierAttempt: earlierAttemptOf(found, 'void'),
    writes: [
      payments.replace(voided, version),
      eventRecord(
        key,
        version + 1,
        { type: 'payment-voided', ...moneyOf(document) },
        { at, actor, correlationId: applicationId },
      ),
      ...moves.writes(),
    ],
  });
}

/** Whoever is suspected does not get out of a hold by giving another account; a person lifts it first. */
async function isSuspect(records: RecordReader, holdIds: readonly string[]): Promise<boolean> {
  const items = await records.getMany(holdIds.map((holdId) => keys.hold(holdId)));
  return items
    .map((item) => holds.parse(item).document)
    .some(({ category }) => category === 'possible-fraud' || category === 'duplicate');
}
