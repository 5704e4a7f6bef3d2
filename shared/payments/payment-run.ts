import * as z from 'zod';

import { railNameSchema } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const base = {
  runId: z.string(),
  programmeId: z.string(),
  rail: railNameSchema,
  startedBy: z.string(),
  startedAt: z.string(),
};
/** How much of its file is collected so far; each part moves them on in its own commit. */
const counted = { ...base, parts: z.int(), count: z.int(), totalPence: z.int() };

/**
 * One payment run of a programme on one rail: `collecting` payments into parts, `submitting` its file to the bank until the
 * bank took it, `acknowledged` when it did, `empty` when nothing was ready.
 */
export const paymentRunSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('collecting'), ...counted }),
  z.strictObject({ state: z.literal('submitting'), ...counted, collectedAt: z.string() }),
  z.strictObject({
    state: z.literal('acknowledged'),
    ...counted,
    collectedAt: z.string(),
    acknowledgedAt: z.string(),
    submissionId: z.string(),
  }),
  z.strictObject({ state: z.literal('empty'), ...base, collectedAt: z.string() }),
]);
export type PaymentRun = z.infer<typeof paymentRunSchema>;
export type PaymentRunIn<State extends PaymentRun['state']> = Extract<PaymentRun, { state: State }>;

export const paymentRuns = documentKind({
  kind: 'payment-run',
  schema: paymentRunSchema,
  key: (run) => keys.run(run.runId),
  place: (run) => ({
    queue: queues.runs(run.programmeId),
    queueOrder: `${run.startedAt}#${run.runId}`,
  }),
});

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
