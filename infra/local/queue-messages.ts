import * as z from 'zod';
import { region } from './aws-place.ts';
import type { QueueEngine } from './engines.ts';
import { parseJson, throughJson, type Json } from './json.ts';

/** SQS hands out and deletes at most ten messages a call. */
const callLimit = 10;

const attributeSchema = z.object({
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
  DataType: z.string(),
});
const messageSchema = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()).default({}),
  MessageAttributes: z.record(z.string(), attributeSchema).default({}),
  MD5OfMessageAttributes: z.string().optional(),
});
const receivedSchema = z.object({ Messages: z.array(messageSchema).default([]) });
export type Message = z.infer<typeof messageSchema>;

/** What a poller asks of its queue. A closing poller's long poll ends with nothing. */
export function createQueueCalls(QueueUrl: string, queues: QueueEngine, closing: AbortSignal) {
  return {
    receive: async (wanted: number, waitSeconds: number): Promise<readonly Message[]> => {
      const request = {
        QueueUrl,
        MaxNumberOfMessages: Math.min(callLimit, wanted),
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      };
      return receivedSchema.parse(await queues.call('ReceiveMessage', request, closing)).Messages;
    },
    remove: async (messages: readonly Message[]): Promise<void> => {
      for (let start = 0; start < messages.length; start += callLimit) {
        const Entries = messages
          .slice(start, start + callLimit)
          .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        await queues.call('DeleteMessageBatch', { QueueUrl, Entries });
      }
    },
  };
}

/** A pattern about the body is about what the body says, where it is JSON. */
export function forFilter(message: Message): Json {
  return throughJson({ ...toRecord(message, ''), body: parsedOrText(message.Body) });
}

function parsedOrText(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** A message as Lambda passes it to a function. */
export function toRecord(message: Message, queueArn: string) {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes).map(([name, value]) => [
        name,
        {
          ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
          ...(value.BinaryValue === undefined ? {} : { binaryValue: value.BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: value.DataType,
        },
      ]),
    ),
    md5OfBody: message.MD5OfBody,
    ...(message.MD5OfMessageAttributes === undefined
      ? {}
      : { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}
