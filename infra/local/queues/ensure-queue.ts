import * as z from 'zod';
import { defaultAttributes, settableAttributes, type QueueAttributes } from './queue-attributes.ts';
import type { QueueEngine } from './queue-engine.ts';

import { QueueEngineError } from './queue-error.ts';

/** A queue as the template wants it, its attributes in the words of the SQS API. */
export interface WantedQueue {
  readonly name: string;
  readonly attributes: QueueAttributes;
}

/** Whatever carries out operations of SQS. */
type Caller = Pick<QueueEngine, 'call'>;

const queueUrlSchema = z.object({ QueueUrl: z.string() });

/**
 * Makes the queue what the template says and returns its URL. An existing queue keeps its messages;
 * an attribute the template no longer names goes back to its default, as a deployment would do.
 */
export async function ensureQueue(engine: Caller, wanted: WantedQueue): Promise<string> {
  const url = await findQueue(engine, wanted.name);
  if (url === undefined) {
    const created = await engine.call('CreateQueue', {
      QueueName: wanted.name,
      Attributes: wanted.attributes,
    });
    return queueUrlSchema.parse(created).QueueUrl;
  }
  const fifo = wanted.attributes['FifoQueue'] === 'true';
  const cleared = { Policy: '', RedrivePolicy: '', RedriveAllowPolicy: '', KmsMasterKeyId: '' };
  const Attributes = { ...cleared, ...defaultAttributes(fifo), ...wanted.attributes };
  await engine.call('SetQueueAttributes', { QueueUrl: url, Attributes });
  return url;
}

/**
 * The attributes in the properties of an `AWS::SQS::Queue`, once their references are resolved:
 * CloudFormation writes numbers, booleans and objects where the API wants texts.
 */
export function attributesFromTemplate(
  properties: Readonly<Record<string, unknown>>,
): QueueAttributes {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (!settableAttributes.includes(name) || value === undefined) continue;
    attributes[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return attributes;
}

async function findQueue(engine: Caller, name: string): Promise<string | undefined> {
  try {
    const found = await engine.call('GetQueueUrl', { QueueName: name });
    return queueUrlSchema.parse(found).QueueUrl;
  } catch (failure) {
    if (failure instanceof QueueEngineError && failure.body.__type.endsWith('QueueDoesNotExist')) {
      return undefined;
    }
    throw failure;
  }
}
