import * as z from 'zod';

import { localDate, sumPence, type LocalDate, type Pence } from '#shared/kernel/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const pence = z.int().min(1);
const words = z.string().min(1).max(1_000);

/**
 * Why money has to come back, as the terms of a grant say. What a group's own report says was not spent is
 * nothing that anybody disputes.
 */
export const demandReasons = [
  ...(['unspent', 'not-as-agreed', 'not-true'] as const),
  ...(['no-report', 'not-safe', 'ended'] as const),
] as const;
export const demandReasonSchema = z.enum(demandReasons);
export type DemandReason = z.infer<typeof demandReasonSchema>;

/** Why we do not ask for it any more. */
export const waiverReasons = ['asked-by-mistake', 'cannot-be-paid'] as const;
export const waiverReasonSchema = z.enum(waiverReasons);
export type WaiverReason = z.infer<typeof waiverReasonSchema>;

const demand = {
  why: demandReasonSchema,
  amountPence: pence,
  /** The group reads it. */
  words,
};
const waiver = {
  why: waiverReasonSchema,
  amountPence: pence,
  /** Staff alone read it. */
  words,
};
const proposed = { proposedBy: z.string(), proposedAt: z.string() };

/** What one person proposes and another has to confirm. */
const proposalSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('demand'), ...demand, ...proposed }),
  z.strictObject({ what: z.literal('waiver'), ...waiver, ...proposed }),
]);
export type RepaymentProposal = z.infer<typeof proposalSchema>;

const receiptSchema = z.strictObject({
  /** The line of the bank that it is, in the books of this month. */
  lineId: z.string(),
  month: z.string(),
  bookedOn: z.iso.date(),
  amountPence: pence,
  /** Which instalments it is taken off, the last that was paid first. */
  parts: z.array(z.strictObject({ instalment: z.int().min(1), amountPence: pence })).min(1),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type RepaymentReceipt = z.infer<typeof receiptSchema>;

/**
 * What a group was asked to give back of its grant, what it gave, and what it need not give any more: one
 * account, in which nothing is ever taken out (docs/decisions/0063).
 */
export const grantRepaymentSchema = z
  .strictObject({
    grantApplicationId: z.string(),
    roundId: z.string(),
    demands: z.array(
      z.strictObject({
        ...demand,
        askedBy: z.string(),
        askedAt: z.string(),
        dueOn: z.iso.date(),
        /** Whoever proposed it, when that was another person. */
        proposedBy: z.string().exactOptional(),
      }),
    ),
    receipts: z.array(receiptSchema),
    waivers: z.array(
      z.strictObject({ ...waiver, ...proposed, confirmedBy: z.string(), confirmedAt: z.string() }),
    ),
    proposal: proposalSchema.exactOptional(),
    /** The last day of the demand of which the group was reminded last. */
    remindedOf: z.iso.date().exactOptional(),
  })
  .refine(
    ({ receipts }) =>
      receipts.every(({ amountPence, parts }) => totalOf(parts) === amountPence) &&
      new Set(receipts.map(({ lineId }) => lineId)).size === receipts.length,
    { error: 'Every receipt is one line of the bank, and its parts come to it' },
  );
export type GrantRepayment = z.infer<typeof grantRepaymentSchema>;

export const grantRepayments = documentKind({
  kind: 'grant-repayment',
  schema: grantRepaymentSchema,
  key: ({ grantApplicationId }) => keys.grantRepayment(grantApplicationId),
  place: (repayment) => {
    const due = openSince(repayment);
    return due === undefined
      ? undefined
      : {
          queue: queues.grantRepayments(),
          queueOrder: `${due}#${repayment.grantApplicationId}`,
        };
  },
});

/** A grant of which nothing was ever asked back. */
export function emptyRepayment(award: {
  readonly grantApplicationId: string;
  readonly roundId: string;
}): GrantRepayment {
  const { grantApplicationId, roundId } = award;
  return { grantApplicationId, roundId, demands: [], receipts: [], waivers: [] };
}

export interface RepaymentSums {
  /** What was asked for, less what the group need not give any more. */
  readonly askedPence: Pence;
  readonly receivedPence: Pence;
  readonly waivedPence: Pence;
  /** What the group still has to give back; never below zero, though it may have given more. */
  readonly outstandingPence: Pence;
}

export function sumsOf({
  demands,
  receipts,
  waivers,
}: Pick<GrantRepayment, 'demands' | 'receipts' | 'waivers'>): RepaymentSums {
  const waivedPence = totalOf(waivers);
  const askedPence = totalOf(demands) - waivedPence;
  const receivedPence = totalOf(receipts);
  const outstandingPence = Math.max(0, askedPence - receivedPence);
  return { askedPence, receivedPence, waivedPence, outstandingPence };
}

/** By when a group has to give back what it still owes; undefined when it owes nothing. */
export function dueOf(repayment: GrantRepayment): LocalDate | undefined {
  return sumsOf(repayment).outstandingPence === 0 ? undefined : repayment.demands.at(-1)?.dueOn;
}

/** What was given back of each instalment. */
export function repaidByInstalment({
  receipts,
}: Pick<GrantRepayment, 'receipts'>): ReadonlyMap<number, Pence> {
  const sums = new Map<number, Pence>();
  for (const { instalment, amountPence } of receipts.flatMap(({ parts }) => parts)) {
    sums.set(instalment, (sums.get(instalment) ?? 0) + amountPence);
  }
  return sums;
}

/** What every event about it says. */
export function aboutRepayment({ grantApplicationId, roundId }: GrantRepayment) {
  return { grantApplicationId, roundId };
}

/** What somebody has to decide is in the list before what a group has to pay later. */
function openSince(repayment: GrantRepayment): string | undefined {
  const { proposal } = repayment;
  return proposal === undefined ? dueOf(repayment) : localDate(proposal.proposedAt);
}

function totalOf(items: readonly { readonly amountPence: Pence }[]): Pence {
  return sumPence(items.map(({ amountPence }) => amountPence));
}
