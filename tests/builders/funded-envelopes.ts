import {
  createConfirmBudgetChange,
  createProposeAllocation,
  type PlannedEnvelope,
} from '#shared/budget/index.ts';
import type { Clock, Commit } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import { noWaiting } from '#tests/doubles/no-waiting.ts';

export interface FundEnvelopes {
  readonly programmeId: string;
  readonly windowId: string;
  readonly planned: readonly PlannedEnvelope[];
}

/** Puts money into envelopes as staff do: Erin proposes it and Dev confirms it. */
export function createFundEnvelopes(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  const proposeAllocation = createProposeAllocation(ports);
  const confirm = createConfirmBudgetChange({ ...ports, waiting: noWaiting });
  let count = 0;
  return async function fundEnvelopes(request: FundEnvelopes): Promise<string> {
    count += 1;
    const changeId = `BUDGET${String(count).padStart(4, '0')}`;
    const proposed = await proposeAllocation({ ...request, changeId, staffId: 'erin-walsh' });
    if (!proposed.ok) throw new Error(`Not proposed: ${proposed.failure.kind}`);
    const confirmed = await confirm({ changeId, staffId: 'dev-patel' });
    if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.failure.kind}`);
    return changeId;
  };
}
