import * as z from 'zod';

import { documentKind, keys, queues } from '#shared/records/index.ts';

import { matchKindSchema } from './match.ts';

const base = {
  /** The one that was compared with the other when it came: it waits for the answer. */
  laterId: z.string(),
  earlierId: z.string(),
  programmeId: z.string(),
  matchKinds: z.array(matchKindSchema).min(1),
  raisedAt: z.string(),
};

/**
 * Two applications with something in common. A person says once, with a reason, whether they are a
 * `duplicate` or `unique`, and it is never asked again; `lapsed` when the later was declined first.
 */
export const duplicatePairSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), ...base }),
  z.strictObject({
    state: z.enum(['duplicate', 'unique']),
    ...base,
    resolvedBy: z.string(),
    resolvedAt: z.string(),
    reason: z.string(),
  }),
  z.strictObject({ state: z.literal('lapsed'), ...base, lapsedAt: z.string() }),
]);
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

export const duplicatePairs = documentKind({
  kind: 'duplicate-pair',
  schema: duplicatePairSchema,
  key: (pair) => keys.pair(pair.laterId, pair.earlierId),
  place: (pair) =>
    pair.state === 'open'
      ? {
          queue: queues.pairs(pair.programmeId),
          queueOrder: `${pair.raisedAt}#${pair.laterId}#${pair.earlierId}`,
        }
      : undefined,
});

/** Leads from the earlier application to the pair, so that both cases can show it. */
export const pairLinkSchema = z.strictObject({ earlierId: z.string(), laterId: z.string() });

export const pairLinks = documentKind({
  kind: 'pair-link',
  schema: pairLinkSchema,
  key: (link) => keys.pairLink(link.earlierId, link.laterId),
});
