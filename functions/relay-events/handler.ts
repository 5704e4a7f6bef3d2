import {
  messagesFor,
  relayTargets,
  type DomainEvent,
  type RelayTarget,
} from '#shared/events/index.ts';
import type { Log } from '#shared/log/index.ts';

export interface StreamBatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

interface RelayPorts {
  readonly eventsOf: (
    batch: unknown,
  ) => readonly { readonly sequenceNumber: string; readonly event: DomainEvent }[];
  readonly sendAll: (queueUrl: string, bodies: readonly string[]) => Promise<void>;
  readonly queueUrls: Readonly<Record<RelayTarget, string>>;
  readonly log: Log;
}

/**
 * Passes committed events on to the queues they lead to. A batch is sent whole or tried again whole:
 * sending twice is harmless, because every worker knows what it has done.
 */
export function createHandler({ eventsOf, sendAll, queueUrls, log }: RelayPorts) {
  return async function handle(batch: unknown): Promise<StreamBatchResponse> {
    const events = eventsOf(batch);
    const messages = events.flatMap(({ event }) => messagesFor(event));
    try {
      for (const target of relayTargets) {
        const bodies = messages.filter((message) => message.target === target);
        await sendAll(
          queueUrls[target],
          bodies.map((message) => message.body),
        );
      }
      return { batchItemFailures: [] };
    } catch (error) {
      log.write('events-not-relayed', { count: events.length, error });
      const first = events[0];
      return {
        batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first.sequenceNumber }],
      };
    }
  };
}
