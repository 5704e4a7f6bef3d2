import * as z from 'zod';

import { actorSchema } from '#shared/kernel/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

/** Why money waits, the same for every programme; what each asks of whoever lifts it. */
export const holdCategories = {
  'bank-account-anomaly': {
    name: 'Bank account looks wrong',
    toLift: 'Ring the family on a number we had before, and check the account with them.',
  },
  'rail-rejection': {
    name: 'Refused by the bank or provider',
    toLift: 'Put right what the bank named, then let it go out with the next run.',
  },
  'possible-fraud': {
    name: 'Possible fraud',
    toLift: 'Write down what was found and who decided that it may be paid.',
  },
  duplicate: {
    name: 'May be paid twice',
    toLift: 'Compare the applications and write down what was found.',
  },
  'awaiting-evidence': {
    name: 'Waiting for evidence',
    toLift: 'Look at what came in, or let it lift by itself on its day.',
  },
  manual: { name: 'Held by hand', toLift: 'Write down why it may go out now.' },
} as const;
export type HoldCategory = keyof typeof holdCategories;
export const holdCategoryNames = [
  'bank-account-anomaly',
  'rail-rejection',
  'possible-fraud',
  'duplicate',
  'awaiting-evidence',
  'manual',
] as const satisfies readonly HoldCategory[];

const base = {
  holdId: z.string(),
  programmeId: z.string(),
  category: z.enum(holdCategoryNames),
  reason: z.string(),
  placedBy: actorSchema,
  placedAt: z.string(),
  /** The day on which it lifts by itself; without one a person lifts it. */
  liftsOn: z.iso.date().optional(),
  /** The run whose file was refused, when that is why. */
  runId: z.string().optional(),
  parts: z.int().min(0),
  count: z.int().min(0),
};
const lifting = { ...base, liftedBy: actorSchema, liftedAt: z.string(), liftReason: z.string() };

/**
 * A hold on payments: `in-force`, `lifting` while its payments are freed part by part, `lifted` when
 * none is left. It is never deleted: who held what, why and until when is history.
 */
export const holdSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('in-force'), ...base }),
  z.strictObject({ state: z.literal('lifting'), ...lifting }),
  z.strictObject({ state: z.literal('lifted'), ...lifting }),
]);
export type Hold = z.infer<typeof holdSchema>;
export type HoldIn<State extends Hold['state']> = Extract<Hold, { state: State }>;

export const holds = documentKind({
  kind: 'hold',
  schema: holdSchema,
  key: (hold) => keys.hold(hold.holdId),
  place: (hold) => ({
    queue: queues.holds(hold.programmeId, hold.state === 'lifted' ? 'lifted' : 'in-force'),
    queueOrder: `${hold.placedAt}#${hold.holdId}`,
  }),
});

/** Which payments a hold holds: found by key, never by an index that may lag behind. */
export const holdPartSchema = z.strictObject({
  holdId: z.string(),
  part: z.int().min(1),
  payments: z.array(z.strictObject({ applicationId: z.string(), instalment: z.int().min(1) })),
});
export type HoldPart = z.infer<typeof holdPartSchema>;

export const holdParts = documentKind({
  kind: 'hold-part',
  schema: holdPartSchema,
  key: (part) => keys.holdPart(part.holdId, part.part),
});
