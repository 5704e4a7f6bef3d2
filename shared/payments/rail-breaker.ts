import * as z from 'zod';

import { plusSeconds, type Instant } from '#shared/kernel/index.ts';
import { railNameSchema } from '#shared/programmes/index.ts';
import { documentKind, keys } from '#shared/records/index.ts';

const base = { rail: railNameSchema, failures: z.int().min(0) };
const opened = { ...base, openedAt: z.string() };

/**
 * Whether a provider answers. `closed`: it does, or failed fewer times in a row than it takes. `open`:
 * nothing is sent before `tryAt`. `trying`: one run, and no other, is sent to see whether it is back.
 * Kept in the records, so that every worker sees it.
 */
export const railBreakerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed'), ...base }),
  z.strictObject({ state: z.literal('open'), ...opened, tryAt: z.string() }),
  z.strictObject({
    state: z.literal('trying'),
    ...opened,
    runId: z.string(),
    tryingSince: z.string(),
  }),
]);
export type RailBreaker = z.infer<typeof railBreakerSchema>;

export const railBreakers = documentKind({
  kind: 'rail-breaker',
  schema: railBreakerSchema,
  key: ({ rail }) => keys.railBreaker(rail),
});

/** So many times in a row a provider may fail to answer before nothing more is sent to it. */
const failuresToOpen = 3;
/** As long as most outages that mend themselves. */
const openSeconds = 10 * 60;
/** Whoever tried and has not said what came of it by then is dead: longer than any function lives. */
const tryLivesSeconds = 15 * 60;

export type Passage = 'go' | 'try' | 'wait';

/** Whether a run may be sent on a rail now: as ever, as the single try, or not yet. */
export function passage(breaker: RailBreaker | undefined, runId: string, now: Instant): Passage {
  if (breaker === undefined || breaker.state === 'closed') return 'go';
  if (breaker.state === 'open') return breaker.tryAt <= now ? 'try' : 'wait';
  const over = plusSeconds(breaker.tryingSince, tryLivesSeconds) <= now;
  return over || breaker.runId === runId ? 'try' : 'wait';
}

/** After one more time that the provider did not answer. */
export function afterFailure(
  breaker: RailBreaker | undefined,
  { rail, now }: { readonly rail: RailBreaker['rail']; readonly now: Instant },
): RailBreaker {
  const failures = (breaker?.failures ?? 0) + 1;
  if (breaker?.state === 'open') return { ...breaker, failures };
  if (breaker?.state !== 'trying' && failures < failuresToOpen) {
    return { state: 'closed', rail, failures };
  }
  const openedAt = breaker?.state === 'trying' ? breaker.openedAt : now;
  return { state: 'open', rail, failures, openedAt, tryAt: plusSeconds(now, openSeconds) };
}
