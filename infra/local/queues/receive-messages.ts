import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { EngineParts, ReceivedMessage } from './engine-parts.ts';
import {
  md5OfAttributes,
  messageAttributesSchema,
  selectAttributes,
} from './message-attributes.ts';
import type { StoredMessage } from './message-store.ts';
import type { Operations } from './queue-engine.ts';
import { invalidParameter } from './queue-error.ts';
import type { Queue } from './queue-registry.ts';
import { encodeReceiptHandle } from './receipt-handle.ts';
import { parseRequest, receiveMessageSchema } from './requests.ts';
import { sequenceNumber } from './send-messages.ts';

type ReceiveRequest = z.infer<typeof receiveMessageSchema>;

/** ReceiveMessage, and with it the passing of failed messages to the dead-letter queue. */
export function receiveOperations(parts: EngineParts): Operations {
  const { queues, polls } = parts;
  return {
    async ReceiveMessage(input, signal) {
      const request = parseRequest(receiveMessageSchema, input);
      const queue = queues.find(request.QueueUrl);
      assertReceive(request);
      const wanted = request.WaitTimeSeconds;
      const waitMs = wanted === undefined ? queue.settings.waitTimeMs : wanted * 1_000;
      const found = receive(parts, request);
      const messages =
        found.length > 0 || waitMs === 0
          ? found
          : await polls.wait(queue.name, waitMs, () => receive(parts, request), signal);
      return messages.length === 0 ? {} : { Messages: messages };
    },
  };
}

/** Looks the queue up each time: it may have been changed or deleted while the receiver waited. */
function receive(parts: EngineParts, request: ReceiveRequest): ReceivedMessage[] {
  const queue = parts.queues.find(request.QueueUrl);
  const failedInto = new Set<string>();
  const received = parts.database.transaction(() => take(parts, queue, request, failedInto));
  for (const deadLetters of failedInto) parts.polls.wake(deadLetters);
  return received;
}

function take(
  parts: EngineParts,
  queue: Queue,
  request: ReceiveRequest,
  failedInto: Set<string>,
): ReceivedMessage[] {
  const { messages, now } = parts;
  const at = now();
  const limit = request.MaxNumberOfMessages;
  const asked = request.VisibilityTimeout;
  const hiddenMs = asked === undefined ? queue.settings.visibilityTimeoutMs : asked * 1_000;
  messages.expire(queue.name, at - queue.settings.retentionMs);

  const taken = new Map<number, ReceivedMessage>();
  let passedOn: boolean;
  do {
    passedOn = false;
    for (const message of messages.next(queue.name, queue.settings.fifo, at, limit)) {
      if (taken.size === limit || taken.has(message.seq)) continue;
      const deadLetters = deadLettersFor(parts, queue, message);
      if (deadLetters === undefined) {
        taken.set(message.seq, hand(parts, queue, message, request, { at, hiddenMs }));
      } else {
        passOn(parts, queue, message, deadLetters, at);
        failedInto.add(deadLetters.name);
        passedOn = true;
      }
    }
    // What was passed on made room for messages further back.
  } while (passedOn && taken.size < limit);
  return [...taken.values()];
}

/** The queue to pass the message to instead of delivering it once more than allowed. */
function deadLettersFor(parts: EngineParts, queue: Queue, message: StoredMessage) {
  const { redrive } = queue.settings;
  if (redrive === undefined || message.receiveCount < redrive.maxReceiveCount) return undefined;
  return parts.queues.byArn(redrive.deadLetterTargetArn);
}

function passOn(
  parts: EngineParts,
  queue: Queue,
  message: StoredMessage,
  to: Queue,
  at: number,
): void {
  parts.messages.move(message.seq, {
    queue: to.name,
    id: message.id,
    // A standard queue counts retention from the first sending, a FIFO queue anew (SQS guide, DLQ).
    sentAt: to.settings.fifo ? at : message.sentAt,
    visibleAt: at,
    receiveCount: message.receiveCount,
    sourceArn: queue.arn,
  });
}

/** One reading of the clock for a whole receive, so that all its times agree. */
interface ReceiveTime {
  readonly at: number;
  readonly hiddenMs: number;
}

/** Hides the message for a time and gives this receiver the only valid receipt for it. */
function hand(
  parts: EngineParts,
  queue: Queue,
  message: StoredMessage,
  request: ReceiveRequest,
  { at, hiddenMs }: ReceiveTime,
): ReceivedMessage {
  const { messages, dice } = parts;
  const receipt = randomUUID();
  messages.markReceived(message.seq, receipt, at, at + hiddenMs);
  // Exactly-once is what a FIFO queue is for, so it is spared the fault.
  const againMs = queue.settings.fifo ? undefined : dice.duplicateAfterMs();
  if (againMs !== undefined) messages.duplicate(message.seq, at + againMs);
  return {
    MessageId: message.id,
    ReceiptHandle: encodeReceiptHandle(queue.name, { seq: message.seq, receipt }),
    MD5OfBody: message.bodyMd5,
    Body: message.body,
    ...systemAttributes(parts.accountId, message, request, at),
    ...messageAttributes(message, request.MessageAttributeNames),
  };
}

function systemAttributes(
  accountId: string,
  message: StoredMessage,
  request: ReceiveRequest,
  at: number,
) {
  const names = [...request.AttributeNames, ...request.MessageSystemAttributeNames];
  if (names.length === 0) return {};
  const fifo = message.groupId !== null && message.deduplicationId !== null;
  const known: Record<string, string | null> = {
    SenderId: accountId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount + 1),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? at),
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    SequenceNumber: fifo ? sequenceNumber(message.seq) : null,
    AWSTraceHeader: message.traceHeader,
    DeadLetterQueueSourceArn: message.sourceArn,
  };
  const everything = names.includes('All');
  const Attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(known)) {
    if (value !== null && (everything || names.includes(name))) Attributes[name] = value;
  }
  return Object.keys(Attributes).length === 0 ? {} : { Attributes };
}

function messageAttributes(message: StoredMessage, names: readonly string[]) {
  if (message.attributes === null || names.length === 0) return {};
  const all = messageAttributesSchema.parse(JSON.parse(message.attributes));
  const MessageAttributes = selectAttributes(all, names);
  if (Object.keys(MessageAttributes).length === 0) return {};
  return { MessageAttributes, MD5OfMessageAttributes: md5OfAttributes(MessageAttributes) };
}

function assertReceive(request: ReceiveRequest): void {
  const { MaxNumberOfMessages: most, VisibilityTimeout: hidden, WaitTimeSeconds: wait } = request;
  if (most < 1 || most > 10) {
    const reason = 'Must be between 1 and 10, if provided.';
    throw invalidParameter('MaxNumberOfMessages', most, reason);
  }
  if (hidden !== undefined && (hidden < 0 || hidden > 43_200)) {
    throw invalidParameter('VisibilityTimeout', hidden, 'Must be >= 0 and <= 43200, if provided.');
  }
  if (wait !== undefined && (wait < 0 || wait > 20)) {
    throw invalidParameter('WaitTimeSeconds', wait, 'Must be >= 0 and <= 20, if provided.');
  }
}
