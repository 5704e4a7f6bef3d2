import { createHash } from 'node:crypto';
import * as z from 'zod';
import { derivedReference, plusDays, sumPence } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { knownContentHeader, knownSubmissionHeader } from '#shared/payments/rails/known-file.ts';
import { pieceRules } from '#shared/payments/rails/pieces/index.ts';
import type { PieceRailName, ReceivedPieceReport } from '#shared/payments/rails/pieces/index.ts';
import { isBacsReference } from '#shared/payments/rails/bacs/index.ts';
import type { FaultPanel } from '../bank/bank-faults.ts';
import type { ReportToKeep } from '../bank/report-records.ts';
import { said } from './desk-answer.ts';
import type { DeskAnswer } from './desk-answer.ts';
import type { FloatMovement } from './float-movements.ts';
import type { KeptPiece, NewBatch, VoucherRecords } from './voucher-records.ts';

export interface VoucherDesk {
  readonly order: (idempotencyKey: string, text: string) => DeskAnswer;
  readonly cancel: (reference: string) => DeskAnswer;
  readonly resend: (reference: string) => DeskAnswer;
  /** What the till of a shop does with a code. */
  readonly redeem: (code: string) => DeskAnswer;
  readonly show: (reference: string) => DeskAnswer;
  /** Ends what nobody redeemed in time. */
  readonly sweep: () => void;
}

interface DeskParts {
  readonly rail: PieceRailName;
  readonly records: VoucherRecords;
  readonly faults: Pick<FaultPanel, 'strikes'>;
  readonly now: () => Instant;
  readonly wake: () => void;
  /** What is left of the money that was paid in advance. */
  readonly floatPence: () => number;
}

const ordersSchema = z.strictObject({
  orders: z
    .array(
      z.strictObject({
        reference: z.string().refine(isBacsReference, 'a reference has 18 characters at most'),
        amountPence: z.int().positive(),
      }),
    )
    .min(1)
    .max(1000),
});
type Order = z.infer<typeof ordersSchema>['orders'][number];

/** How much the provider adds to a total that it gets wrong on purpose: one pound. */
const wrongByPence = 100;
const linesPerReport = 100;

/** Takes orders and wishes about them. The same key with the same orders is done once. */
export function createVoucherDesk(parts: DeskParts): VoucherDesk {
  const { records, now, wake } = parts;
  return {
    order: (idempotencyKey, text) => takeOrders(parts, idempotencyKey, text),
    cancel: (reference) => {
      const piece = records.findByReference(reference);
      if (piece === undefined) return said(404, 'there is no such piece');
      if (piece.state === 'cancelled') return { status: 200, body: shown(piece) };
      if (piece.state !== 'issued') return said(409, `the piece is ${piece.state}`);
      endPiece(parts, piece, 'cancelled', now());
      return { status: 202, body: shown({ ...piece, state: 'cancelled' }) };
    },
    resend: (reference) => {
      const piece = records.findByReference(reference);
      if (piece === undefined) return said(404, 'there is no such piece');
      if (piece.state !== 'issued') return said(409, `the piece is ${piece.state}`);
      records.report(reportOn(parts, [piece], now(), String(records.reportsAbout(reference))));
      wake();
      return { status: 202, body: shown(piece) };
    },
    redeem: (code) => {
      const piece = records.findByCode(code);
      if (piece === undefined) return said(404, 'there is no such code');
      if (piece.state !== 'issued') return said(409, `the code is ${piece.state}`);
      endPiece(parts, piece, 'redeemed', now());
      return { status: 200, body: shown({ ...piece, state: 'redeemed' }) };
    },
    show: (reference) => {
      const piece = records.findByReference(reference);
      return piece === undefined
        ? said(404, 'there is no such piece')
        : { status: 200, body: shown(piece) };
    },
    sweep: () => {
      for (const piece of records.issuedUntil(now())) {
        endPiece(parts, piece, 'expired', piece.expiresAt);
      }
    },
  };
}

function shown({ reference, amountPence, state, expiresAt }: KeptPiece): object {
  return { reference, amountPence, state, expiresAt };
}

function takeOrders(parts: DeskParts, idempotencyKey: string, text: string): DeskAnswer {
  const { records, faults, now, rail } = parts;
  const bodyDigest = createHash('sha256').update(text).digest('hex');
  const known = records.findBatch(idempotencyKey);
  if (known !== undefined) {
    const same = known.bodyDigest === bodyDigest;
    if (same && !faults.strikes('conflictWhenKnown')) return { status: 200, body: known.answer };
    const reason = `${same ? 'these' : 'other'} orders were placed under this idempotency key`;
    return {
      ...said(409, reason),
      headers: {
        [knownContentHeader]: known.bodyDigest,
        [knownSubmissionHeader]: known.answer.batchId,
      },
    };
  }
  const parsed = ordersSchema.safeParse(parseOrUndefined(text));
  if (!parsed.success) return said(422, z.prettifyError(parsed.error));
  const { orders } = parsed.data;
  const wrong = wrongWith(parts, orders);
  if (wrong !== undefined) return said(422, wrong);
  const orderedAt = now();
  const spoilt = faults.strikes('partlyReject');
  const pieces = orders.map((order, position): KeptPiece => ({
    ...order,
    code: codeFor(rail, order.reference),
    state: spoilt && position % 2 === 1 ? 'refused' : 'issued',
    expiresAt: plusDays(orderedAt, pieceRules[rail].validDays),
  }));
  const wrongPence = faults.strikes('wrongTotal') ? wrongByPence : 0;
  const batch: NewBatch = {
    ...{ idempotencyKey, bodyDigest, orderedAt, pieces },
    answer: {
      batchId: `${rail.toUpperCase()}-${derivedReference('batch', rail, idempotencyKey)}`,
      count: orders.length,
      totalPence: sumPence(orders.map((order) => order.amountPence)) + wrongPence,
    },
  };
  if (sumPence(orders.map((order) => order.amountPence)) > parts.floatPence()) {
    return said(422, 'the float does not hold so much');
  }
  records.keepBatch(batch, issueReports(parts, batch), floatMovements(parts, batch));
  parts.wake();
  return { status: 202, body: batch.answer };
}

/** An order is taken from the float in one sum; what was refused of it comes back piece by piece. */
function floatMovements({ faults }: DeskParts, batch: NewBatch): FloatMovement[] {
  const { idempotencyKey, pieces } = batch;
  const charge = {
    amountPence: -sumPence(pieces.map((piece) => piece.amountPence)),
    ...{ reference: idempotencyKey, description: `Order of ${pieces.length} pieces` },
  };
  const back = pieces
    .filter(({ state }) => state === 'refused')
    .map((piece) => givenBack(piece, 'refused'));
  return [charge, ...(faults.strikes('chargeTwice') ? [charge] : []), ...back];
}

function givenBack({ reference, amountPence }: KeptPiece, why: string): FloatMovement {
  return { amountPence, reference, description: `Piece ${why}` };
}

/** Pieces of a size the provider does not issue, and references it knows, refuse the batch whole. */
function wrongWith({ rail, records }: DeskParts, orders: readonly Order[]): string | undefined {
  const { largestPence, stepPence } = pieceRules[rail];
  const seen = new Set<string>();
  for (const { reference, amountPence } of orders) {
    if (amountPence > largestPence) return `${reference} is above ${largestPence} pence`;
    if (amountPence % stepPence !== 0) return `${reference} is no multiple of ${stepPence} pence`;
    if (seen.has(reference) || records.findByReference(reference) !== undefined) {
      return `${reference} was ordered before`;
    }
    seen.add(reference);
  }
  return undefined;
}

/** Nineteen characters, as a till reads them; made from the reference, so that a test can foretell it. */
export function codeFor(rail: PieceRailName, reference: string): string {
  const characters = derivedReference('code', rail, reference);
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`;
}

function issueReports(parts: DeskParts, { answer, pieces, orderedAt }: NewBatch): ReportToKeep[] {
  const reports: ReportToKeep[] = [];
  for (let from = 0; from < pieces.length; from += linesPerReport) {
    const lines = pieces.slice(from, from + linesPerReport);
    reports.push(reportOn(parts, lines, orderedAt, `${answer.batchId}-${from}`));
  }
  return reports;
}

function endPiece(
  parts: DeskParts,
  piece: KeptPiece,
  state: 'redeemed' | 'expired' | 'cancelled',
  at: Instant,
): void {
  const report = reportOn(parts, [{ ...piece, state }], at, state);
  const back = state === 'redeemed' ? undefined : givenBack(piece, state);
  const ending = { reference: piece.reference, state, at, bookedAt: parts.now() };
  parts.records.end(ending, report, back);
  parts.wake();
}

function reportOn(
  { rail }: DeskParts,
  pieces: readonly KeptPiece[],
  at: Instant,
  name: string,
): ReportToKeep {
  const about = pieces.length === 1 ? (pieces[0]?.reference ?? '') : '';
  const report: ReceivedPieceReport = {
    reportId: `${rail}-${about}-${name}`,
    rail,
    producedAt: at,
    lines: pieces.map(({ reference, amountPence, state, code, expiresAt }) =>
      state === 'issued'
        ? { reference, amountPence, outcome: state, code, expiresAt }
        : { reference, amountPence, outcome: state },
    ),
  };
  const first = pieces[0]?.state;
  const kind =
    first === 'issued' || first === 'refused'
      ? 'input'
      : first === 'redeemed'
        ? 'settlement'
        : 'returns';
  return {
    ...{ reportId: report.reportId, kind, dueAt: at },
    body: JSON.stringify(report),
    lineCount: report.lines.length,
  };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
