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
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { holds } from './hold.ts';
import { earlierAttemptOf, moneyOf, payments, type PaymentIn } from './payment.ts';

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
  return done({
    earlierAttempt: earlierAttemptOf(found, 'void'),
    writes: [...voidedPayment({ document, version }, { at, actor }), ...moves.writes()],
  });
}

/** The writes that make a payment void, and leave its money where it is. */
export function voidedPayment(
  { document, version }: Loaded<PaymentIn<'ready' | 'held'>>,
  { at, actor }: { readonly at: Instant; readonly actor: Actor },
): readonly Write[] {
  const { applicationId, instalment, readyAt, approvedBy, attemptNumber } = document;
  const { categoriesPence, rail, pastAttempts, accountRevision } = document;
  return [
    payments.replace(
      {
        ...moneyOf(document),
        ...{ readyAt, approvedBy, attemptNumber, instalment, categoriesPence, rail, pastAttempts },
        ...(accountRevision === undefined ? {} : { accountRevision }),
        ...{ state: 'void', voidedAt: at },
      },
      version,
    ),
    eventRecord(
      keys.payment(applicationId, instalment),
      version + 1,
      { type: 'payment-voided', ...moneyOf(document) },
      { at, actor, correlationId: applicationId },
    ),
  ];
}

/** Whoever is suspected does not get out of a hold by giving another account; a person lifts it first. */
export async function isSuspect(
  records: RecordReader,
  holdIds: readonly string[],
): Promise<boolean> {
  const items = await records.getMany(holdIds.map((holdId) => keys.hold(holdId)));
  return items
    .map((item) => holds.parse(item).document)
    .some(({ category }) => category === 'possible-fraud' || category === 'duplicate');
}
