import type { DomainEvent } from '#shared/events/index.ts';
import type { Result } from '#shared/kernel/index.ts';
import { countEvent, type ReportStore } from '#shared/reporting/index.ts';

/** What Lambda is told of a batch: where to go on from; nothing when all of it is counted. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A record of the stream, as `shared/records/stream-events.dynamo.ts` reads it. */
interface Streamed {
  readonly sequenceNumber: string;
  readonly event: Result<DomainEvent, object>;
}

/**
 * Counts the events of a batch. A batch that comes again adds nothing; an event that cannot be read
 * stops the counting there, after what came before it, until somebody has looked.
 */
export function createHandler(ports: {
  readonly reports: Pick<ReportStore, 'apply'>;
  readonly read: (batch: unknown) => readonly Streamed[];
}) {
  return async function countBatch(batch: unknown): Promise<BatchAnswer> {
    const counted = [];
    for (const { sequenceNumber, event } of ports.read(batch)) {
      if (!event.ok) {
        await ports.reports.apply(counted);
        return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
      }
      const one = countEvent(event.value);
      if (one !== undefined) counted.push(one);
    }
    await ports.reports.apply(counted);
    return { batchItemFailures: [] };
  };
}
