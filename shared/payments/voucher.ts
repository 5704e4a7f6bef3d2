import * as z from 'zod';

import { plusDays, type Instant } from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type Key, type QueuePlace } from '#shared/records/index.ts';

import type { Payment } from './payment.ts';
import { writePieceReference } from './piece-reference.ts';
import { pieceRailNames, splitIntoPieces, type PieceRailName } from './rails/pieces/index.ts';

const base = {
  applicationId: z.string(),
  instalment: z.int().min(1),
  attemptNumber: z.int().min(1).max(99),
  piece: z.int().min(1).max(99),
  reference: z.string().length(18),
  rail: z.enum(pieceRailNames),
  amountPence: z.int().min(1),
  runId: z.string(),
  orderedAt: z.string(),
  /** How often a run that carried nothing gave it back: as often it was cancelled and ordered anew. */
  recalls: z.int().min(1).optional(),
  /** How often the family was reminded of it. */
  reminders: z.int().min(1).max(2).optional(),
  /** How often its code was sent again because somebody asked. */
  resends: z.int().min(1).optional(),
  /** When staff were told that its provider took its order and that no code of it came. */
  saidMissingAt: z.string().optional(),
  /** Who wants it cancelled; the provider says whether it could. */
  cancelAsked: z
    .strictObject({
      by: z.string(),
      at: z.string(),
      /** It was not issued when somebody first wanted it cancelled. */
      beforeIssue: z.literal(true).optional(),
    })
    .optional(),
};
/** What the provider said when it issued the piece; the code itself lies apart, sealed. */
const issue = { issuedAt: z.string(), expiresAt: z.string(), codeEnding: z.string().max(4) };
const ended = {
  ...base,
  /** Absent when the end was reported before the issue, or instead of it. */
  issued: z.strictObject(issue).optional(),
  endedAt: z.string(),
};

/**
 * One voucher or code of a payment: `ordered` in the commit that sent its payment, `issued` when the
 * provider made its code, then `redeemed`, or `expired` or `cancelled` with its value back.
 */
export const voucherSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ordered'), ...base }),
  z.strictObject({ state: z.literal('issued'), ...base, issued: z.strictObject(issue) }),
  z.strictObject({ state: z.literal('redeemed'), ...ended }),
  z.strictObject({ state: z.literal('expired'), ...ended }),
  z.strictObject({
    state: z.literal('cancelled'),
    ...ended,
    /** It was ordered, and when it was to be cancelled its provider did not know it. */
    unknownToProvider: z.literal(true).optional(),
  }),
]);
export type Voucher = z.infer<typeof voucherSchema>;
export type VoucherIn<State extends Voucher['state']> = Extract<Voucher, { state: State }>;
/** One that still may be redeemed. */
export type OpenVoucher = VoucherIn<'ordered'> | VoucherIn<'issued'>;

export function voucherKeyOf(voucher: Voucher): Key {
  const { applicationId, instalment, attemptNumber, piece } = voucher;
  return keys.voucher(applicationId, instalment, attemptNumber, piece);
}

export const vouchers = documentKind({
  kind: 'voucher',
  schema: voucherSchema,
  key: voucherKeyOf,
  place: placeOf,
});

/** What waits for its code, or for somebody to use it, is found; what is over is looked for on its case. */
function placeOf(voucher: Voucher): QueuePlace | undefined {
  const { reference } = voucher;
  if (voucher.state === 'issued') {
    const queueOrder = `${nextLookAt(voucher)}#${reference}`;
    return { queue: queues.vouchersToRedeem(), queueOrder };
  }
  if (voucher.state !== 'ordered') return undefined;
  const { saidMissingAt } = voucher;
  const queue = saidMissingAt === undefined ? queues.vouchersToIssue() : queues.missingVouchers();
  return { queue, queueOrder: `${voucher.orderedAt}#${reference}` };
}

/** Families are reminded three days after they got it, and again a week before it ends. */
const remindAfterDays = 3;
const remindBeforeDays = 7;
/** How long a provider may take to say what became of one that ran out, before our calendar says it. */
const graceDays = 2;

/** What is due for an issued piece at an instant; nothing between two dates. */
export function dueAt(
  { issued, reminders = 0 }: VoucherIn<'issued'>,
  at: Instant,
): 'first-reminder' | 'last-reminder' | 'expiry' | undefined {
  if (at >= plusDays(issued.expiresAt, graceDays)) return 'expiry';
  if (at >= issued.expiresAt) return undefined;
  if (reminders < 2 && at >= plusDays(issued.expiresAt, -remindBeforeDays)) return 'last-reminder';
  return reminders < 1 && at >= plusDays(issued.issuedAt, remindAfterDays)
    ? 'first-reminder'
    : undefined;
}

/** When somebody must next look at an issued piece: its place among those that may be redeemed. */
export function nextLookAt({ issued, reminders = 0 }: VoucherIn<'issued'>): Instant {
  if (reminders === 0) return plusDays(issued.issuedAt, remindAfterDays);
  if (reminders === 1) return plusDays(issued.expiresAt, -remindBeforeDays);
  return plusDays(issued.expiresAt, graceDays);
}

/** A code, readable only with the key, and kept with where money goes: few may read there at all. */
export const sealedCodeSchema = z.strictObject({
  applicationId: z.string(),
  reference: z.string().length(18),
  sealed: z.string(),
  storedAt: z.string(),
});

export const voucherCodes = documentKind({
  kind: 'voucher-code',
  schema: sealedCodeSchema,
  key: (code) => keys.voucherCode(code.applicationId, code.reference),
});

export function isOpen(voucher: Voucher): voucher is OpenVoucher {
  return voucher.state === 'ordered' || voucher.state === 'issued';
}

/** The pieces of a payment that is handed to a provider, as they are ordered. */
export function orderedVouchers(
  payment: Pick<
    Payment,
    'applicationId' | 'instalment' | 'attemptNumber' | 'amountPence' | 'recalls'
  >,
  sent: { readonly rail: PieceRailName; readonly runId: string; readonly at: string },
): readonly VoucherIn<'ordered'>[] {
  const { applicationId, instalment, attemptNumber, amountPence, recalls } = payment;
  const { rail, runId, at } = sent;
  const again = recalls === undefined ? {} : { recalls };
  return splitIntoPieces(rail, amountPence).map((pence, index) => ({
    ...{ state: 'ordered', applicationId, instalment, attemptNumber, piece: index + 1 },
    reference: writePieceReference({ applicationId, instalment, attemptNumber, piece: index + 1 }),
    ...{ rail, amountPence: pence, runId, orderedAt: at, ...again },
  }));
}
