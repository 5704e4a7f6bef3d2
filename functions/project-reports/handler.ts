import type { DomainEvent } from '#shared/events/index.ts';
import { countEvent, type ReportStore } from '#shared/reporting/index.ts';

/** What Lambda is told of a batch: that nothing of it has to come again. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly never[];
}

/**
 * Counts the events of a batch. A batch that comes again adds nothing. One that cannot be counted
 * fails whole: Lambda halves it until the event it is about is alone, and counts the others.
 */
export function createHandler(ports: {
  readonly reports: Pick<ReportStore, 'apply'>;
  readonly eventsOf: (batch: unknown) => readonly { readonly event: DomainEvent }[];
}) {
  return async function countBatch(batch: unknown): Promise<BatchAnswer> {
    const counted = ports.eventsOf(batch).flatMap(({ event }) => countEvent(event) ?? []);
    await ports.reports.apply(counted);
    return { batchItemFailures: [] };
  };
}
