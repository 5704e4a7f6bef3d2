import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { floatTopUps, type FloatTopUp } from './float-top-up.ts';
import type { FloatName } from './outside-account.ts';

interface TopUpPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** Proposes to pay a provider in advance. The same id again is the proposal it was the first time. */
export function createProposeTopUp({ commit, clock }: TopUpPorts) {
  return async function proposeTopUp(asked: {
    readonly topUpId: string;
    readonly rail: FloatName;
    readonly amountPence: number;
    readonly staffId: string;
  }): Promise<void> {
    const { staffId, ...rest } = asked;
    const at = clock.now();
    const topUp: FloatTopUp = { state: 'proposed', ...rest, proposedBy: staffId, proposedAt: at };
    await commit([
      floatTopUps.create(topUp),
      topUpEvent(topUp, 1, { type: 'float-top-up-proposed', ...told(topUp) }, { at, staffId }),
    ]);
  };
}

export type DecideTopUpRefusal =
  | { readonly kind: 'no-such-proposal' }
  /** Whoever proposed it does not also confirm it. */
  | { readonly kind: 'same-person' }
  | { readonly kind: 'changed-meanwhile' };

/**
 * Confirms or withdraws a proposal to pay a provider in advance. Confirmed, it is expected on both
 * statements; paying it is the bank's business, under the reference that both will show.
 */
export function createDecideTopUp({ records, commit, clock }: TopUpPorts) {
  return async function decideTopUp(asked: {
    readonly topUpId: string;
    readonly decision: 'confirm' | 'withdraw';
    readonly staffId: string;
  }): Promise<Result<void, DecideTopUpRefusal>> {
    const { topUpId, decision, staffId } = asked;
    const found = await floatTopUps.read(records, keys.floatTopUp(topUpId));
    if (found?.document.state !== 'proposed') return refused({ kind: 'no-such-proposal' });
    const { document, version } = found;
    const { proposedBy } = document;
    const confirms = decision === 'confirm';
    if (confirms && proposedBy === staffId) return refused({ kind: 'same-person' });
    const at = clock.now();
    const next: FloatTopUp = confirms
      ? { ...document, state: 'confirmed', confirmedBy: staffId, confirmedAt: at }
      : { ...document, state: 'withdrawn', withdrawnBy: staffId, withdrawnAt: at };
    const body: EventBody = confirms
      ? { type: 'float-top-up-confirmed', ...told(next), proposedBy }
      : { type: 'float-top-up-withdrawn', ...told(next) };
    const committed = await commit([
      floatTopUps.replace(next, version),
      topUpEvent(next, version + 1, body, { at, staffId }),
    ]);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}

function told({ topUpId, rail, amountPence }: FloatTopUp) {
  return { topUpId, rail, amountPence };
}

function topUpEvent(
  { topUpId }: FloatTopUp,
  version: number,
  body: EventBody,
  { at, staffId }: { readonly at: string; readonly staffId: string },
): Write {
  return eventRecord(keys.floatTopUp(topUpId), version, body, {
    ...{ at, actor: { kind: 'staff', id: staffId }, correlationId: topUpId },
  });
}
