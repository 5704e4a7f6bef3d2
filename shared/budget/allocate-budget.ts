import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  invariant,
  type Actor,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Pence,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { emptyEnvelope, entries, envelopeIdOf, envelopes, moveWithin } from './envelope.ts';
import type { PlannedEnvelope } from './plan.ts';

export interface AllocateBudget {
  readonly programmeId: string;
  readonly windowId: string;
  readonly planned: readonly PlannedEnvelope[];
  readonly actor: Actor;
}

/**
 * Puts money into the envelopes of a window. What an envelope already holds stays; the plan is
 * added to it, each with a ledger entry out of `funding`.
 */
export function createAllocateBudget(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function allocateBudget(
    request: AllocateBudget,
  ): Promise<Result<{ totalPence: Pence }, ChangedBySomeoneElse>> {
    const at = ports.clock.now();
    const writes = [];
    let totalPence = 0;
    for (const { ringFence, localityCode, amountPence } of request.planned) {
      if (amountPence === 0) continue;
      const parts = {
        programmeId: request.programmeId,
        windowId: request.windowId,
        ringFence,
        localityCode,
      };
      const key = keys.envelope(envelopeIdOf(parts));
      const found = await envelopes.read(ports.records, key);
      const moved = moveWithin(found?.document ?? emptyEnvelope(parts), {
        at,
        cause: `budget allocated by ${request.actor.id}`,
        movements: [{ from: 'funding', to: 'available', amountPence }],
      });
      invariant(moved.ok, 'Funding cannot run short');
      const { envelope, entry } = moved.value;
      const body: EventBody = {
        type: 'budget-allocated',
        programmeId: request.programmeId,
        windowId: request.windowId,
        envelopeId: envelope.envelopeId,
        amountPence,
      };
      writes.push(
        found === undefined
          ? envelopes.create(envelope)
          : envelopes.replace(envelope, found.version),
        entries.create(entry),
        eventRecord(key, entry.sequence, body, {
          at,
          actor: request.actor,
          correlationId: envelope.envelopeId,
        }),
      );
      totalPence += amountPence;
    }
    const committed = await ports.commit(writes);
    return committed.ok ? done({ totalPence }) : committed;
  };
}
