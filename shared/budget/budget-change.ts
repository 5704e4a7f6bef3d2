import * as z from 'zod';

import { documentKind, keys, queues } from '#shared/records/index.ts';

import { envelopeIdOf } from './envelope.ts';

const placeSchema = z.strictObject({ ringFence: z.string(), localityCode: z.string() });
/** An envelope within its programme and window. */
export type EnvelopePlace = z.infer<typeof placeSchema>;

const changeSchema = z.discriminatedUnion('kind', [
  /** Money from the funder, shared out. */
  z.strictObject({
    kind: z.literal('allocation'),
    parts: z.array(z.strictObject({ ...placeSchema.shape, amountPence: z.int().min(1) })).min(1),
  }),
  /** Money that one envelope has and another needs. The reason stays here, out of the events. */
  z.strictObject({
    kind: z.literal('move'),
    from: placeSchema,
    to: placeSchema,
    reason: z.string().min(1),
  }),
]);

const common = {
  changeId: z.string(),
  programmeId: z.string(),
  windowId: z.string(),
  change: changeSchema,
  amountPence: z.int().min(1),
  proposedBy: z.string(),
  proposedAt: z.string(),
};
const confirmed = { confirmedBy: z.string(), confirmedAt: z.string() };

export const budgetChangeSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('proposed') }),
  /** A large allocation takes several commits; so many of its parts are done. */
  z.strictObject({
    ...common,
    ...confirmed,
    state: z.literal('under-way'),
    partsDone: z.int().min(1),
  }),
  z.strictObject({
    ...common,
    ...confirmed,
    state: z.literal('carried-out'),
    /** The entries of a move on its two envelopes, for whoever follows the pound. */
    moveEntries: z.strictObject({ from: z.int(), to: z.int() }).exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('withdrawn'),
    withdrawnBy: z.string(),
    withdrawnAt: z.string(),
  }),
]);

/**
 * A change of the budget: one person proposes it, another confirms it, and only then does money move
 * (docs/decisions/0015). The envelopes' entries name it and both people.
 */
export type BudgetChange = z.infer<typeof budgetChangeSchema>;
export type ProposedChange = Extract<BudgetChange, { state: 'proposed' }>;

export const budgetChanges = documentKind({
  kind: 'budget-change',
  schema: budgetChangeSchema,
  key: (change) => keys.budgetChange(change.changeId),
  place: (change) => ({
    queue: queues.budgetChanges(change.programmeId, change.windowId),
    queueOrder: `${change.proposedAt}#${change.changeId}`,
  }),
});

/** The envelope of a place that a change names. */
export function envelopePartsOf(
  { programmeId, windowId }: Pick<BudgetChange, 'programmeId' | 'windowId'>,
  { ringFence, localityCode }: EnvelopePlace,
) {
  return { programmeId, windowId, ringFence, localityCode };
}

export function envelopeIdIn(
  change: Pick<BudgetChange, 'programmeId' | 'windowId'>,
  place: EnvelopePlace,
): string {
  return envelopeIdOf(envelopePartsOf(change, place));
}

/** What a change has to say in every event about it. */
export function aboutChange({ changeId, programmeId, windowId, amountPence }: BudgetChange) {
  return { changeId, programmeId, windowId, amountPence };
}
