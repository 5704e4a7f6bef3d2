import {
  localDate,
  plusCalendarMonths,
  type Clock,
  type Commit,
  type LocalDate,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, queueItems, queues, type RecordReader } from '#shared/records/index.ts';

import { feedbacks, type GivenFeedback, type RemovedFeedback } from './feedback.ts';

const keptMonths = 12;
/** What is left is removed by the next run, minutes later. */
const mostAtOnce = 200;

/** The day in Birmingham from which feedback is kept no longer. */
export function endOfFeedback({ givenAt }: Pick<GivenFeedback, 'givenAt'>): LocalDate {
  return plusCalendarMonths(localDate(givenAt), keptMonths);
}

/**
 * Removes what people said of our pages twelve months after they said it; that they did, and how satisfied they
 * were, stays. Answers how many. Run again it removes nothing twice.
 */
export function createRemoveFeedback(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function removeFeedback(): Promise<number> {
    const at = ports.clock.now();
    let removed = 0;
    for await (const item of queueItems(ports.records, queues.feedback(), mostAtOnce)) {
      const { document: given, version } = feedbacks.parse(item);
      // The list may be a moment behind.
      if ('removedAt' in given) continue;
      if (endOfFeedback(given) > localDate(at)) break;
      const { feedbackId, givenAt, satisfaction, words } = given;
      const next: RemovedFeedback = { feedbackId, givenAt, satisfaction, removedAt: at };
      const rule = 'twelve-months-after-given';
      const committed = await ports.commit([
        feedbacks.replace(next, version),
        eventRecord(
          keys.feedback(feedbackId),
          version + 1,
          { type: 'feedback-removed', feedbackId, rule, hadWords: words !== undefined },
          {
            ...{ at, correlationId: feedbackId },
            actor: { kind: 'system', id: 'watch-deadlines' },
          },
        ),
      ]);
      if (committed.ok) removed += 1;
    }
    return removed;
  };
}
