import { budgetChanges, type BudgetChange } from '#shared/budget/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

/** The latest changes of a window's budget, newest first. */
export async function latestChanges(
  records: RecordReader,
  { programmeId, windowId }: { readonly programmeId: string; readonly windowId: string },
  limit: number,
): Promise<readonly BudgetChange[]> {
  const listed = await records.queue({
    queue: queues.budgetChanges(programmeId, windowId),
    limit,
    order: 'last-to-first',
  });
  return listed.items.map((item) => budgetChanges.parse(item).document);
}
