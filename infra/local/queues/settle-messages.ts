import { eachEntry, type EngineParts } from './engine-parts.ts';
import type { StoredMessage } from './message-store.ts';
import type { Operations } from './queue-engine.ts';
import { invalidParameter, queueError } from './queue-error.ts';
import type { Queue } from './queue-registry.ts';
import { decodeReceiptHandle } from './receipt-handle.ts';
import {
  assertBatch,
  changeVisibilityBatchSchema,
  changeVisibilitySchema,
  deleteMessageBatchSchema,
  deleteMessageSchema,
  parseRequest,
} from './requests.ts';

const mostVisibilitySeconds = 43_200;

/** What the receiver of a message may do with it: delete it, or change when it comes back. */
export function settleOperations(parts: EngineParts): Operations {
  const { database, queues, polls } = parts;
  /** Deleting unlocks a FIFO group and releasing shows a message: either may end a long poll. */
  function settle(queue: Queue, work: () => object): object {
    const answer = database.transaction(work);
    polls.wake(queue.name);
    return answer;
  }
  return {
    DeleteMessage(input) {
      const { QueueUrl, ReceiptHandle } = parseRequest(deleteMessageSchema, input);
      const queue = queues.find(QueueUrl);
      return settle(queue, () => remove(parts, queue, ReceiptHandle));
    },
    DeleteMessageBatch(input) {
      const { QueueUrl, Entries } = parseRequest(deleteMessageBatchSchema, input);
      const queue = queues.find(QueueUrl);
      assertBatch(Entries);
      return settle(queue, () =>
        eachEntry(Entries, (entry) => remove(parts, queue, entry.ReceiptHandle)),
      );
    },
    ChangeMessageVisibility(input) {
      const request = parseRequest(changeVisibilitySchema, input);
      const queue = queues.find(request.QueueUrl);
      return settle(queue, () => changeVisibility(parts, queue, request));
    },
    ChangeMessageVisibilityBatch(input) {
      const { QueueUrl, Entries } = parseRequest(changeVisibilityBatchSchema, input);
      const queue = queues.find(QueueUrl);
      assertBatch(Entries);
      return settle(queue, () =>
        eachEntry(Entries, (entry) => changeVisibility(parts, queue, entry)),
      );
    },
  };
}

/**
 * Deletes the message if this is its latest receipt. An older receipt, or one of a message already
 * deleted, is accepted and changes nothing; a FIFO queue says that the receipt has expired.
 */
function remove(parts: EngineParts, queue: Queue, handle: string): object {
  const { message, isLatest } = lookUp(parts, queue, handle);
  if (message === undefined) return {};
  const expired = !isLatest || message.visibleAt <= parts.now();
  if (queue.settings.fifo && expired) {
    throw invalidParameter('ReceiptHandle', handle, 'The receipt handle has expired.');
  }
  if (isLatest) parts.messages.remove(message.seq);
  return {};
}

interface VisibilityChange {
  readonly ReceiptHandle: string;
  readonly VisibilityTimeout: number;
}

function changeVisibility(parts: EngineParts, queue: Queue, change: VisibilityChange): object {
  const { ReceiptHandle: handle, VisibilityTimeout: seconds } = change;
  if (seconds < 0 || seconds > mostVisibilitySeconds) {
    throw invalidParameter('VisibilityTimeout', seconds, 'Must be between 0 and 43200.');
  }
  const { message, isLatest } = lookUp(parts, queue, handle);
  if (message === undefined || !isLatest) {
    const reason = 'Message does not exist or is not available for visibility timeout change.';
    throw invalidParameter('ReceiptHandle', handle, reason);
  }
  if (message.visibleAt <= parts.now()) {
    throw queueError('MessageNotInflight', 'The message referred to is not in flight.');
  }
  parts.messages.showAt(message.seq, parts.now() + seconds * 1_000);
  return {};
}

interface Found {
  readonly message: StoredMessage | undefined;
  readonly isLatest: boolean;
}

function lookUp(parts: EngineParts, queue: Queue, handle: string): Found {
  const { seq, receipt } = decodeReceiptHandle(queue.name, handle);
  const message = parts.messages.find(queue.name, seq);
  return { message, isLatest: message?.receipt === receipt };
}
