import {
  budgetChanges,
  envelopes,
  type BudgetChange,
  type Envelope,
} from '#shared/budget/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

interface WindowOf {
  readonly programmeId: string;
  readonly windowId: string;
}

/** Every envelope of a window that was ever given money. */
export async function envelopesOf(
  records: RecordReader,
  { programmeId, windowId }: WindowOf,
): Promise<readonly Envelope[]> {
  const found: Envelope[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue: queues.envelopes(programmeId, windowId),
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...listed.items.map((item) => envelopes.parse(item).document));
    after = listed.next;
  } while (after !== undefined);
  return found;
}

/** The latest changes of a window's budget, newest first. */
export async function latestChanges(
  records: RecordReader,
  { programmeId, windowId }: WindowOf,
  limit: number,
): Promise<readonly BudgetChange[]> {
  const listed = await records.queue({
    queue: queues.budgetChanges(programmeId, windowId),
    limit,
    order: 'last-to-first',
  });
  return listed.items.map((item) => budgetChanges.parse(item).document);
}
