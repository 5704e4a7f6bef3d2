import * as z from 'zod';

import { railNameSchema } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import { inquiryStepSchema, type InquiryStep } from './run-inquiry.ts';

const base = {
  runId: z.string(),
  programmeId: z.string(),
  rail: railNameSchema,
  startedBy: z.string(),
  startedAt: z.string(),
};
/** How much of its file is collected so far; each part moves them on in its own commit. */
const counted = { ...base, parts: z.int(), count: z.int(), totalPence: z.int() };

const closed = {
  ...counted,
  collectedAt: z.string(),
  /** When it was last handed to its rail: committed before it is, so that nobody sends it unseen. */
  lastSentAt: z.string().optional(),
  /** What was asked and found about it, once its rail said neither yes nor no. */
  inquiry: z.array(inquiryStepSchema).min(1).optional(),
};
const unclear = { ...closed, inquiry: z.array(inquiryStepSchema).min(1) };
const refused = {
  ...closed,
  /** When the rail first said no, the version of the run that says so, and the rail’s own words. */
  refusedAt: z.string(),
  refusedVersion: z.int(),
  reasons: z.array(z.string()),
};
/** The version of the run with which its payments began to come back. */
const releasing = { ...refused, releasedVersion: z.int() };

/**
 * One payment run of a programme on one rail: `collecting` payments into parts, `submitting` its file
 * to the rail until the rail took it, `acknowledged` when it did, `empty` when nothing is left to send. A
 * rail that says no makes it `refusing`; it is asked once more, long after, and only then are its
 * payments held again, part by part: `releasing`, and `refused` when all are. A rail that says neither
 * yes nor no makes it `unclear`: two people find out what it has. What it never took is `cancelling`
 * while its payments are given back, and then `cancelled`. From `releasing` or `cancelling` on the file
 * is never sent again.
 */
export const paymentRunSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('collecting'), ...counted }),
  z.strictObject({ state: z.literal('submitting'), ...closed }),
  z.strictObject({
    state: z.literal('acknowledged'),
    ...closed,
    /** Present when the rail said no before it said yes. */
    refusedVersion: z.int().optional(),
    acknowledgedAt: z.string(),
    submissionId: z.string(),
  }),
  z.strictObject({ state: z.literal('refusing'), ...refused }),
  z.strictObject({
    state: z.literal('releasing'),
    ...releasing,
    /** How many parts of its file have given their payments back. */
    partsReleased: z.int().min(0),
  }),
  z.strictObject({ state: z.literal('refused'), ...releasing }),
  z.strictObject({ state: z.literal('unclear'), ...unclear }),
  z.strictObject({
    state: z.literal('cancelling'),
    ...unclear,
    /** How far into its file payments have been given back: whole parts, and lines of the next. */
    partsGivenBack: z.int().min(0),
    linesGivenBack: z.int().min(0),
  }),
  z.strictObject({ state: z.literal('cancelled'), ...unclear }),
  z.strictObject({
    state: z.literal('empty'),
    ...base,
    collectedAt: z.string(),
    /** Present when it collected payments, and none of them could be made. */
    parts: z.int().optional(),
  }),
]);
export type PaymentRun = z.infer<typeof paymentRunSchema>;
export type PaymentRunIn<State extends PaymentRun['state']> = Extract<PaymentRun, { state: State }>;

export const paymentRuns = documentKind({
  kind: 'payment-run',
  schema: paymentRunSchema,
  key: (run) => keys.run(run.runId),
  place: (run) => ({
    queue:
      run.state === 'unclear' ? queues.unclearRuns(run.programmeId) : queues.runs(run.programmeId),
    queueOrder: `${run.startedAt}#${run.runId}`,
  }),
});

/** What was asked and found about the file of a run; nothing when its rail was always clear. */
export function inquiryOf(run: PaymentRun): readonly InquiryStep[] {
  return 'inquiry' in run ? (run.inquiry ?? []) : [];
}

/**
 * A part of a run's file, written in the commit that submitted its payments: the file is put
 * together from parts read by key, never from an index that may lag behind.
 */
export const runPartSchema = z.strictObject({
  runId: z.string(),
  part: z.int().min(1),
  lines: z.array(
    z.strictObject({
      applicationId: z.string(),
      reference: z.string(),
      amountPence: z.int().min(1),
    }),
  ),
});
export type RunPart = z.infer<typeof runPartSchema>;

export const runParts = documentKind({
  kind: 'payment-run-part',
  schema: runPartSchema,
  key: (part) => keys.runPart(part.runId, part.part),
});
