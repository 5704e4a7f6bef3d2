import { createHash, randomUUID } from 'node:crypto';
import { eachEntry, type EngineParts } from './engine-parts.ts';
import {
  assertAttributes,
  assertCharacters,
  md5Of,
  md5OfAttributes,
  messageBytes,
  type MessageAttributes,
} from './message-attributes.ts';
import type { Operations } from './queue-engine.ts';
import { invalidParameter, missingParameter, queueError } from './queue-error.ts';
import type { Queue } from './queue-registry.ts';
import {
  assertBatch,
  parseRequest,
  sendMessageBatchSchema,
  sendMessageSchema,
  type MessageToSend,
} from './requests.ts';

const bytesPerBatch = 1_048_576;
const mostDelaySeconds = 900;
const fifoId = /^[\x21-\x7e]{1,128}$/;

/** SendMessage and SendMessageBatch. */
export function sendOperations(parts: EngineParts): Operations {
  const { database, queues, polls } = parts;
  return {
    SendMessage(input) {
      const request = parseRequest(sendMessageSchema, input);
      const queue = queues.find(request.QueueUrl);
      assertFifoIds(queue, request, 'MissingParameter');
      const answer = database.transaction(() => send(parts, queue, request));
      polls.wake(queue.name);
      return answer;
    },
    SendMessageBatch(input) {
      const { QueueUrl, Entries } = parseRequest(sendMessageBatchSchema, input);
      const queue = queues.find(QueueUrl);
      assertBatch(Entries);
      assertBatchBytes(Entries);
      // AWS refuses the whole batch for these, though a single send would be refused otherwise.
      for (const entry of Entries) assertFifoIds(queue, entry, 'InvalidParameterValue');
      const answer = database.transaction(() =>
        eachEntry(Entries, (entry) => send(parts, queue, entry)),
      );
      polls.wake(queue.name);
      return answer;
    },
  };
}

/** Checks one message and stores it; returns what the sender compares with what it sent. */
function send(parts: EngineParts, queue: Queue, message: MessageToSend): object {
  assertMessage(queue, message);
  const attributes = message.MessageAttributes ?? {};
  const hasAttributes = Object.keys(attributes).length > 0;
  const checksums = {
    MD5OfMessageBody: md5Of(message.MessageBody),
    ...(hasAttributes ? { MD5OfMessageAttributes: md5OfAttributes(attributes) } : {}),
    ...systemChecksum(message.MessageSystemAttributes),
  };
  if (!queue.settings.fifo) {
    const visibleAt = parts.now() + delayMs(parts, queue, message);
    const { id } = store(parts, queue, message, checksums, visibleAt);
    return { ...checksums, MessageId: id };
  }
  const { messageId, seq } = sendInOrder(parts, queue, message, checksums);
  return { ...checksums, MessageId: messageId, SequenceNumber: sequenceNumber(seq) };
}

interface Checksums {
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string;
}

/** Sends to a FIFO queue; a message already sent in the last five minutes keeps its first answer. */
function sendInOrder(parts: EngineParts, queue: Queue, message: MessageToSend, sums: Checksums) {
  const { deduplication, messages, now } = parts;
  const group = message.MessageGroupId ?? '';
  const id = message.MessageDeduplicationId ?? sha256(message.MessageBody);
  const scope = queue.settings.deduplicatesByGroup ? group : '';
  const first = deduplication.find(queue.name, scope, id, now());
  if (first !== undefined) return first;
  const ownTime = now() + delayMs(parts, queue, message);
  const visibleAt = Math.max(ownTime, messages.latestOfGroup(queue.name, group));
  const stored = store(parts, queue, { ...message, MessageDeduplicationId: id }, sums, visibleAt);
  const sent = { messageId: stored.id, seq: stored.seq };
  deduplication.remember(queue.name, scope, id, sent, now());
  return sent;
}

function store(
  parts: EngineParts,
  queue: Queue,
  message: MessageToSend,
  checksums: Checksums,
  visibleAt: number,
) {
  const id = randomUUID();
  const { MD5OfMessageAttributes: attributesMd5 = null, MD5OfMessageBody: bodyMd5 } = checksums;
  const seq = parts.messages.insert({
    queue: queue.name,
    id,
    body: message.MessageBody,
    bodyMd5,
    attributes: attributesMd5 === null ? null : JSON.stringify(message.MessageAttributes),
    attributesMd5,
    traceHeader: message.MessageSystemAttributes?.['AWSTraceHeader']?.StringValue ?? null,
    groupId: message.MessageGroupId ?? null,
    deduplicationId: message.MessageDeduplicationId ?? null,
    sentAt: parts.now(),
    visibleAt,
  });
  return { id, seq };
}

/** Twenty digits that only ever grow, within a queue and after a restart. */
export function sequenceNumber(seq: number): string {
  return String(seq).padStart(20, '0');
}

function delayMs({ dice }: EngineParts, queue: Queue, message: MessageToSend): number {
  const asked = message.DelaySeconds;
  const ownDelayMs = asked === undefined || queue.settings.fifo ? undefined : asked * 1_000;
  return (ownDelayMs ?? queue.settings.delayMs) + dice.delayMs();
}

function assertMessage(queue: Queue, message: MessageToSend): void {
  const { MessageBody: body, DelaySeconds: delay, MessageAttributes: attributes } = message;
  if (body === '') throw missingParameter('MessageBody');
  assertCharacters(body);
  if (attributes !== undefined) assertAttributes(attributes);
  assertSystemAttributes(message.MessageSystemAttributes);
  if (messageBytes(body, attributes) > queue.settings.maximumBytes) {
    throw queueError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.settings.maximumBytes} bytes.`,
    );
  }
  if (delay === undefined) return;
  if (delay < 0 || delay > mostDelaySeconds) {
    throw invalidParameter('DelaySeconds', delay, 'DelaySeconds must be >= 0 and <= 900.');
  }
  if (queue.settings.fifo && delay !== 0) {
    throw invalidParameter('DelaySeconds', delay, notForThisQueue);
  }
}

const notForThisQueue = 'The request include parameter that is not valid for this queue type.';

function assertFifoIds(
  queue: Queue,
  message: MessageToSend,
  missing: 'MissingParameter' | 'InvalidParameterValue',
): void {
  const { MessageGroupId: group, MessageDeduplicationId: id } = message;
  const { fifo, contentBasedDeduplication } = queue.settings;
  if (group !== undefined && !fifoId.test(group)) throw unusableId('MessageGroupId', group);
  if (id !== undefined && !fifo) {
    throw invalidParameter('MessageDeduplicationId', id, notForThisQueue);
  }
  if (!fifo) return;
  if (group === undefined) {
    throw queueError(missing, 'The request must contain the parameter MessageGroupId.');
  }
  if (id !== undefined && !fifoId.test(id)) throw unusableId('MessageDeduplicationId', id);
  if (id !== undefined || contentBasedDeduplication) return;
  throw queueError(
    'InvalidParameterValue',
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

function unusableId(name: string, value: string) {
  const reason = `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`;
  return invalidParameter(name, value, reason);
}

function assertSystemAttributes(attributes: MessageAttributes | undefined): void {
  for (const [name, attribute] of Object.entries(attributes ?? {})) {
    if (name === 'AWSTraceHeader' && attribute.DataType === 'String') continue;
    throw queueError(
      'InvalidParameterValue',
      `Message system attribute '${name}' is invalid. Only AWSTraceHeader of type String is allowed.`,
    );
  }
}

function systemChecksum(attributes: MessageAttributes | undefined) {
  const given = attributes !== undefined && Object.keys(attributes).length > 0;
  return given ? { MD5OfMessageSystemAttributes: md5OfAttributes(attributes) } : {};
}

function assertBatchBytes(entries: readonly MessageToSend[]): void {
  const bytes = entries
    .map((entry) => messageBytes(entry.MessageBody, entry.MessageAttributes))
    .reduce((sum, entryBytes) => sum + entryBytes, 0);
  if (bytes <= bytesPerBatch) return;
  throw queueError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${bytesPerBatch} bytes. You have sent ${bytes} bytes.`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
