import { done, refused, type Clock, type Commit, type Result } from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { aboutChange, budgetChanges, type BudgetChange } from './budget-change.ts';

export type WithdrawalRefusal =
  { readonly kind: 'no-such-change' } | { readonly kind: 'under-way-or-done' };

/**
 * Takes a proposal back, or turns it down: whoever may confirm it may also say no. Saying no twice is
 * saying it once; what was confirmed meanwhile stays.
 */
export function createWithdrawBudgetChange(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function withdrawBudgetChange(request: {
    readonly changeId: string;
    readonly staffId: string;
  }): Promise<Result<BudgetChange, WithdrawalRefusal>> {
    const { changeId, staffId } = request;
    const key = keys.budgetChange(changeId);
    const found = await budgetChanges.read(ports.records, key);
    if (found === undefined) return refused({ kind: 'no-such-change' });
    const { document, version } = found;
    if (document.state === 'withdrawn') return done(document);
    if (document.state !== 'proposed') return refused({ kind: 'under-way-or-done' });
    const at = ports.clock.now();
    const withdrawn: BudgetChange = {
      ...document,
      state: 'withdrawn',
      withdrawnBy: staffId,
      withdrawnAt: at,
    };
    const committed = await ports.commit([
      budgetChanges.replace(withdrawn, version),
      eventRecord(
        key,
        version + 1,
        { type: 'budget-change-withdrawn', ...aboutChange(document), change: document.change.kind },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: changeId },
      ),
    ]);
    // A proposal changes once, so whoever was faster has confirmed it or withdrawn it already.
    return committed.ok ? done(withdrawn) : withdrawBudgetChange(request);
  };
}
