import { entries, envelopes } from '#shared/budget/index.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { localMonth, type Clock } from '#shared/kernel/index.ts';
import { verifyLedger, type LedgerEntry, type LedgerFault } from '#shared/ledger/index.ts';
import {
  payments,
  pieceRailNames,
  readPaymentReference,
  type Payment,
} from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent, type RecordReader } from '#shared/records/index.ts';

import { readBookedMonth, type MonthMovement } from './booked-month.ts';
import { movementsOfEvent } from './expected-movement.ts';

/** One envelope's ledger as far as it tells of a payment, and whether all of it holds. */
export interface ProvenLedger {
  readonly envelopeId: string;
  /** The entries that move this payment, whole, so that anybody can work their hashes out again. */
  readonly entries: readonly LedgerEntry[];
  /** How many entries the chain has from its start to its head, and what is wrong with any of them. */
  readonly chain: {
    readonly length: number;
    readonly headHash: string;
    readonly faults: readonly LedgerFault[];
  };
}

/** Everything that is known of one payment, from award to bank line. */
export interface PaymentProof {
  readonly exportedAt: string;
  readonly payment: Payment;
  readonly ledgers: readonly ProvenLedger[];
  /** Who did what when, oldest first. */
  readonly events: readonly DomainEvent[];
  /** How its run and what came back of it stand on the statements of the bank or of its float. */
  readonly bank: readonly Pick<MonthMovement, 'movement' | 'outcome'>[];
}

/**
 * Proves a payment, named by the reference of any of its attempts: its ledger entries, the state of the
 * chain each of them hangs in, checked from its start, its events and what the bank says. Undefined when
 * there is no such payment. Reads only.
 */
export function createProvePayment(ports: {
  readonly records: RecordReader;
  readonly clock: Clock;
}) {
  return async function provePayment(reference: string): Promise<PaymentProof | undefined> {
    const { records, clock } = ports;
    const named = readPaymentReference(reference);
    if (named === undefined) return undefined;
    const key = keys.payment(named.applicationId, named.instalment);
    const items = await records.partition(key.pk);
    const found = items.find(({ sk }) => sk === key.sk);
    if (found === undefined) return undefined;
    const { document: payment } = payments.parse(found);
    if (named.attemptNumber > payment.attemptNumber) return undefined;
    const events = items.filter(isEventItem).map(parseEvent);
    const envelopeIds = new Set([payment.envelopeId]);
    for (const { body } of events) {
      if ('envelopeId' in body) envelopeIds.add(body.envelopeId);
    }
    const ledgers = await Promise.all(
      [...envelopeIds].map((envelopeId) => provenLedger(records, envelopeId, payment.paymentId)),
    );
    const bank = await onTheStatements(records, payment, events);
    return { exportedAt: clock.now(), payment, ledgers, events, bank };
  };
}

async function provenLedger(
  records: RecordReader,
  envelopeId: string,
  paymentId: string,
): Promise<ProvenLedger> {
  const key = keys.envelope(envelopeId);
  const items = await records.partition(key.pk);
  const all = items
    .filter(({ kind }) => kind === entries.kind)
    .map((item) => entries.parse(item).document);
  const own = items.filter(({ sk }) => sk === key.sk).map((item) => envelopes.parse(item).document);
  const head = own[0]?.head ?? { sequence: 0, hash: '' };
  return {
    envelopeId,
    entries: all.filter(({ lines }) => lines.some((line) => line.paymentId === paymentId)),
    chain: {
      ...{ length: all.length, headHash: head.hash },
      faults: verifyLedger(all, head).faults,
    },
  };
}

/** A payment may have gone by code first and by bank afterwards: both are looked at. */
async function onTheStatements(
  records: RecordReader,
  { rail }: Payment,
  events: readonly DomainEvent[],
): Promise<PaymentProof['bank']> {
  const runIds = events.flatMap(({ body }) =>
    body.type === 'payment-submitted' ? [`run:${body.runId}`] : [],
  );
  const cameBack = events.filter((event) => movementsOfEvent(event).length > 0);
  const told = events.filter(({ body }) => body.type === 'payment-submitted').concat(cameBack);
  const issued = events.flatMap(({ body }) => (body.type === 'voucher-issued' ? [body.rail] : []));
  const floats = pieceRailNames.filter((name) => name === rail || issued.includes(name));
  const months = await Promise.all(
    [...new Set(told.map(({ at }) => localMonth(at)))].flatMap((month) =>
      (['bank', ...floats] as const).map((account) => readBookedMonth(records, account, month)),
    ),
  );
  const back = cameBack.map(({ correlationId }) => `back:OD${correlationId}`);
  return months
    .flatMap(({ movements }) => movements)
    .filter(
      ({ movement: { movementId } }) =>
        runIds.includes(movementId) || back.some((beginning) => movementId.startsWith(beginning)),
    )
    .map(({ movement, outcome }) => ({ movement, outcome }));
}
