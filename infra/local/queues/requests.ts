import * as z from 'zod';
import { messageAttributesSchema } from './message-attributes.ts';
import { missingParameter, queueError } from './queue-error.ts';

const queueUrl = z.string().optional();
const names = z.array(z.string()).default([]);

const messageFields = {
  MessageBody: z.string(),
  DelaySeconds: z.int().optional(),
  MessageAttributes: messageAttributesSchema.optional(),
  MessageSystemAttributes: messageAttributesSchema.optional(),
  MessageDeduplicationId: z.string().optional(),
  MessageGroupId: z.string().optional(),
};

export const sendMessageSchema = z.object({ QueueUrl: queueUrl, ...messageFields });
export type MessageToSend = Omit<z.infer<typeof sendMessageSchema>, 'QueueUrl'>;
export const sendMessageBatchSchema = batchOf(z.object({ Id: z.string(), ...messageFields }));

export const receiveMessageSchema = z.object({
  QueueUrl: queueUrl,
  MaxNumberOfMessages: z.int().default(1),
  VisibilityTimeout: z.int().optional(),
  WaitTimeSeconds: z.int().optional(),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
});

const receipt = { ReceiptHandle: z.string() };
export const deleteMessageSchema = z.object({ QueueUrl: queueUrl, ...receipt });
export const deleteMessageBatchSchema = batchOf(z.object({ Id: z.string(), ...receipt }));

export const changeVisibilitySchema = z.object({
  QueueUrl: queueUrl,
  ...receipt,
  VisibilityTimeout: z.int(),
});
export const changeVisibilityBatchSchema = batchOf(
  z.object({ Id: z.string(), ...receipt, VisibilityTimeout: z.int().default(0) }),
);

export const queueSchema = z.object({ QueueUrl: queueUrl });
export const queueNameSchema = z.object({ QueueName: z.string() });

const textByName = z.record(z.string(), z.string());
export const createQueueSchema = z.object({
  QueueName: z.string(),
  Attributes: textByName.default({}),
  tags: textByName.default({}),
});
export const queueAttributesSchema = z.object({ QueueUrl: queueUrl, AttributeNames: names });
export const setQueueAttributesSchema = z.object({ QueueUrl: queueUrl, Attributes: textByName });

const page = { MaxResults: z.int().optional(), NextToken: z.string().optional() };
export const listQueuesSchema = z.object({ QueueNamePrefix: z.string().default(''), ...page });
export const listSourcesSchema = z.object({ QueueUrl: queueUrl, ...page });

export const tagQueueSchema = z.object({ QueueUrl: queueUrl, Tags: textByName });
export const untagQueueSchema = z.object({ QueueUrl: queueUrl, TagKeys: z.array(z.string()) });

export const startMoveTaskSchema = z.object({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: z.int().optional(),
});
export const listMoveTasksSchema = z.object({
  SourceArn: z.string(),
  MaxResults: z.int().default(1),
});
export const cancelMoveTaskSchema = z.object({ TaskHandle: z.string() });

/** The input as the schema describes it, or the refusal AWS gives for what is wrong with it. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  const name = String(path.at(-1) ?? 'request');
  if (valueAt(input, path) === undefined) throw missingParameter(name);
  throw queueError('MalformedInput', `The value of ${name} is not of the expected type.`);
}

const entriesPerBatch = 10;
const batchEntryId = /^[A-Za-z0-9_-]{1,80}$/;

/** The rules every batch must keep as a whole; SQS refuses all of it when one is broken. */
export function assertBatch(entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0) {
    throw queueError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > entriesPerBatch) {
    throw queueError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${entriesPerBatch}. You have sent ${entries.length}.`,
    );
  }
  if (!entries.every((entry) => batchEntryId.test(entry.Id))) {
    throw queueError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const repeated = entries.find((entry, at) => entries.findIndex((e) => e.Id === entry.Id) < at);
  if (repeated) throw queueError('BatchEntryIdsNotDistinct', `Id ${repeated.Id} repeated.`);
}

function batchOf<Entry extends z.ZodType>(entry: Entry) {
  return z.object({ QueueUrl: queueUrl, Entries: z.array(entry).default([]) });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
