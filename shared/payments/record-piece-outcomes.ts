import { applications } from '#shared/applications/index.ts';
import { collectMoves, readEnvelopes, type EnvelopeCannotCarry } from '#shared/budget/index.ts';
import { splitByCategory } from '#shared/eligibility/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import {
  Defect,
  done,
  invariant,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { reopenedCase } from './outcome-writes.ts';
import { moneyOf, payments, wasSent, type Payment, type PaymentIn } from './payment.ts';
import { readPieceReference } from './piece-reference.ts';
import type { PieceReport, PieceReportLine } from './rails/pieces/index.ts';
import type { StrangeLine, StrangeLines } from './record-rail-outcomes.ts';
import {
  isOpen,
  voucherCodes,
  vouchers,
  type OpenVoucher,
  type Voucher,
  type VoucherIn,
} from './voucher.ts';

export interface PieceOutcomePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

const triesPerLine = 12;

/**
 * Records what a provider says of pieces: their codes, sealed, and their ends with the money, each in
 * one commit. A piece only moves forward, so a report that comes twice, late or out of order changes
 * nothing twice. When the last piece of a payment ends the payment does: settled when every one was
 * redeemed, otherwise returned, and its case waits with what is owed still.
 */
export function createRecordPieceOutcomes(ports: PieceOutcomePorts) {
  return async function recordPieceOutcomes(
    report: PieceReport,
  ): Promise<Result<{ changed: number }, StrangeLines>> {
    const strange: StrangeLine[] = [];
    let changed = 0;
    for (const line of report.lines) {
      const recorded = await recordPieceLine(ports, report.rail, line, byProvider(report.rail));
      if (recorded === 'changed') changed += 1;
      else if (recorded !== 'known') strange.push({ reference: line.reference, why: recorded });
    }
    return strange.length > 0
      ? refused({ kind: 'strange-lines', lines: strange })
      : done({ changed });
  };
}

/** Who says that a piece ended, for the ledger and the history. */
export interface PieceSource {
  readonly actor: Actor;
  readonly cause: string;
  /** Its provider does not know it: only one that was never issued ends so. */
  readonly unknown?: {
    /** Whether the provider took the order that the piece was in. */
    readonly wasTaken: boolean;
  };
}

function byProvider(rail: PieceReport['rail']): PieceSource {
  return { actor: { kind: 'bank', id: rail }, cause: `reported by the ${rail} provider` };
}

/** Records one fact about one piece, whoever says it; planned anew as often as the commit is lost. */
export async function recordPieceLine(
  ports: PieceOutcomePorts,
  rail: PieceReport['rail'],
  line: PieceReportLine,
  source: PieceSource,
): Promise<StrangeLine['why'] | 'changed' | 'known'> {
  let short: EnvelopeCannotCarry | undefined;
  for (let attempt = 1; attempt <= triesPerLine; attempt += 1) {
    const found = await findPiece(ports.records, rail, line);
    if (!found.ok) return found.failure;
    const planned = await planLine(ports, line, found.value, source);
    short = undefined;
    if (!planned.ok) {
      if (planned.failure === 'contradicts-itself') return planned.failure;
      short = planned.failure;
      continue;
    }
    if (planned.value.length === 0) return 'known';
    const committed = await ports.commit(planned.value);
    if (committed.ok) return 'changed';
  }
  if (short === undefined) throw new Error(`The piece ${line.reference} kept changing`);
  throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its pieces`);
}

interface FoundPiece {
  readonly voucher: Loaded<Voucher>;
  readonly payment: Loaded<Payment>;
}

async function findPiece(
  records: RecordReader,
  rail: PieceReport['rail'],
  line: PieceReportLine,
): Promise<Result<FoundPiece, StrangeLine['why']>> {
  const parts = readPieceReference(line.reference);
  if (parts === undefined) return refused('not-our-reference');
  const { applicationId, instalment, attemptNumber, piece } = parts;
  const payment = await payments.read(records, keys.payment(applicationId, instalment));
  const voucherKey = keys.voucher(applicationId, instalment, attemptNumber, piece);
  const voucher = await vouchers.read(records, voucherKey);
  if (payment === undefined || voucher?.document.rail !== rail) return refused('no-such-payment');
  if (voucher.document.amountPence !== line.amountPence) return refused('wrong-amount');
  const isCurrent = payment.document.attemptNumber === attemptNumber;
  if (isCurrent && !wasSent(payment.document)) return refused('not-submitted-yet');
  return done({ voucher, payment });
}

type Planned = Result<readonly Write[], EnvelopeCannotCarry | 'contradicts-itself'>;

async function planLine(
  ports: PieceOutcomePorts,
  line: PieceReportLine,
  { voucher, payment }: FoundPiece,
  source: PieceSource,
): Promise<Planned> {
  const { document, version } = voucher;
  // Its code came while the provider was asked about it.
  if (source.unknown !== undefined && document.state !== 'ordered') return done([]);
  if (document.state === 'cancelled' && isNoCodeOf(payment.document, document)) {
    const nothing = ['refused', 'cancelled', 'expired'].includes(line.outcome);
    return nothing ? done([]) : refused('contradicts-itself');
  }
  if (line.outcome === 'issued') {
    if (document.state !== 'ordered') return done([]);
    return done(issueWrites(ports.clock.now(), line, { document, version }));
  }
  const state = line.outcome === 'refused' ? 'cancelled' : line.outcome;
  // Expired or cancelled, the value is back: a late word about which of them changes nothing.
  const isBack = document.state === 'expired' || document.state === 'cancelled';
  if (document.state === state || (isBack && state !== 'redeemed')) return done([]);
  // Money that a family spent and that we hold for unspent, or the other way round.
  if (!isOpen(document)) return refused('contradicts-itself');
  return planEnd(ports, state, { voucher: { document, version }, payment }, source);
}

/**
 * Two people found that the provider never took its order, or the provider did not know it: a code for
 * it would be one too many.
 */
function isNoCodeOf(
  payment: Payment,
  { attemptNumber, unknownToProvider }: VoucherIn<'cancelled'>,
): boolean {
  if (unknownToProvider === true) return true;
  if (payment.attemptNumber === attemptNumber) {
    return payment.state === 'rejected' && payment.returnReasonCode === 'not-taken';
  }
  const past = payment.pastAttempts.find((each) => each.attemptNumber === attemptNumber);
  return past?.ended === 'not-taken';
}

function issueWrites(
  at: string,
  line: Extract<PieceReportLine, { outcome: 'issued' }>,
  { document, version }: Loaded<Extract<Voucher, { state: 'ordered' }>>,
): readonly Write[] {
  const { applicationId, instalment, attemptNumber, piece, reference, rail } = document;
  const { expiresAt, codeEnding, sealedCode } = line;
  const issued = { issuedAt: at, expiresAt, codeEnding };
  return [
    vouchers.replace({ ...document, state: 'issued', issued }, version),
    voucherCodes.create({ applicationId, reference, sealed: sealedCode, storedAt: at }),
    eventRecord(
      keys.voucher(applicationId, instalment, attemptNumber, piece),
      version + 1,
      {
        type: 'voucher-issued',
        ...{ applicationId, reference, rail, expiresAt },
        amountPence: line.amountPence,
      },
      {
        at,
        actor: { kind: 'bank', id: rail },
        correlationId: applicationId,
        causationId: reference,
      },
    ),
  ];
}

type EndState = 'redeemed' | 'expired' | 'cancelled';

/** The piece, its money, its payment and, when that ends with value back, its case. */
async function planEnd(
  { records, clock }: PieceOutcomePorts,
  state: EndState,
  { voucher, payment }: { voucher: Loaded<OpenVoucher>; payment: Loaded<Payment> },
  { actor, cause, unknown }: PieceSource,
): Promise<Planned> {
  const at = clock.now();
  const { amountPence, reference, applicationId } = voucher.document;
  const { document, version } = payment;
  invariant(document.state === 'submitted', `${reference} is open, its payment ${document.state}`);
  const { envelopeId, paymentId } = document;
  const moves = collectMoves(await readEnvelopes(records, [envelopeId]), {
    at,
    cause,
  });
  const to = state === 'redeemed' ? 'paid' : 'available';
  const moved = moves.move(envelopeId, { from: 'in-transit', to, amountPence, paymentId });
  if (!moved.ok) return moved;
  const next = paymentAfter(document, state, amountPence, at);
  const { state: _state, ...rest } = voucher.document;
  return done([
    vouchers.replace(
      unknown === undefined
        ? { ...rest, state, endedAt: at }
        : { ...rest, state: 'cancelled', endedAt: at, unknownToProvider: true },
      voucher.version,
    ),
    payments.replace(next, version),
    eventRecord(
      keys.payment(document.applicationId, document.instalment),
      version + 1,
      endEvent({ payment: document, next, unknown }, state, voucher.document),
      { at, actor, correlationId: applicationId, causationId: reference },
    ),
    ...moves.writes(),
    ...(next.state === 'returned'
      ? await caseWrites(records, { document: next, version }, at)
      : []),
  ]);
}

/** The payment goes on counting until its last piece ends. */
function paymentAfter(
  payment: PaymentIn<'submitted'>,
  state: EndState,
  amountPence: number,
  at: string,
): PaymentIn<'submitted'> | PaymentIn<'settled'> | PaymentIn<'returned'> {
  const before = payment.pieces ?? { paidPence: 0, backPence: 0 };
  const pieces =
    state === 'redeemed'
      ? { ...before, paidPence: before.paidPence + amountPence }
      : { ...before, backPence: before.backPence + amountPence, backAs: state };
  const counted = { ...payment, pieces };
  if (pieces.paidPence + pieces.backPence < payment.amountPence) return counted;
  if (pieces.backPence === 0) return { ...counted, state: 'settled', settledAt: at };
  invariant(pieces.backAs !== undefined, 'Value came back, and nothing says how');
  return { ...counted, state: 'returned', returnedAt: at, returnReasonCode: pieces.backAs };
}

function endEvent(
  {
    payment,
    next,
    unknown,
  }: {
    readonly payment: Payment;
    readonly next: Payment;
    readonly unknown: PieceSource['unknown'];
  },
  state: EndState,
  { amountPence, rail, reference }: OpenVoucher,
): EventBody {
  const about = {
    ...moneyOf(payment),
    amountPence,
    ...(next.state === 'submitted'
      ? {}
      : ({ completes: next.state === 'settled' ? 'settled' : 'returned' } as const)),
  };
  if (state === 'cancelled') {
    const notCharged = unknown?.wasTaken === false ? { neverCharged: true as const } : {};
    return { type: 'voucher-cancelled', ...about, rail, reference, ...notCharged };
  }
  if (state === 'expired') return { type: 'voucher-expired', ...about, rail, reference };
  const categoriesPence = splitByCategory(amountPence, payment.categoriesPence);
  return { type: 'voucher-redeemed', ...about, categoriesPence };
}

async function caseWrites(
  records: RecordReader,
  payment: Loaded<PaymentIn<'returned'>>,
  at: string,
): Promise<readonly Write[]> {
  const { applicationId, returnReasonCode } = payment.document;
  const application = await applications.read(records, keys.application(applicationId));
  return reopenedCase({ application, payment, at }, 'returned', returnReasonCode);
}
