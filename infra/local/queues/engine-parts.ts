import type { QueueDatabase } from './database.ts';
import type { Deduplication } from './deduplication.ts';
import type { LongPolls } from './long-polls.ts';
import type { MessageStore } from './message-store.ts';
import type { FaultDice } from './queue-faults.ts';
import type { QueueRegistry } from './queue-registry.ts';
import { QueueEngineError } from './queue-error.ts';

/** A received message in the shape of the JSON protocol. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: object;
  readonly MD5OfMessageAttributes?: string;
}

/** What the operations share. */
export interface EngineParts {
  readonly now: () => number;
  readonly accountId: string;
  readonly database: QueueDatabase;
  readonly messages: MessageStore;
  readonly deduplication: Deduplication;
  readonly queues: QueueRegistry;
  readonly polls: LongPolls<ReceivedMessage>;
  readonly dice: FaultDice;
}

export interface BatchAnswer {
  readonly Successful: object[];
  readonly Failed: object[];
}

/** Does each entry by itself, so that one refusal leaves the other entries alone. */
export function eachEntry<Entry extends { readonly Id: string }>(
  entries: readonly Entry[],
  work: (entry: Entry) => object,
): BatchAnswer {
  const answer: BatchAnswer = { Successful: [], Failed: [] };
  for (const entry of entries) {
    try {
      answer.Successful.push({ Id: entry.Id, ...work(entry) });
    } catch (failure) {
      if (!(failure instanceof QueueEngineError)) throw failure;
      const { code, senderFault, message } = failure;
      answer.Failed.push({ Id: entry.Id, Code: code, SenderFault: senderFault, Message: message });
    }
  }
  return answer;
}
