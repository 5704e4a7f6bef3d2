import type { EngineParts } from './engine-parts.ts';
import { settableAttributes } from './queue-attributes.ts';
import { queueError } from './queue-error.ts';
import type { Queue } from './queue-registry.ts';

const counted = [
  'QueueArn',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

/** The attributes asked for, or all of them; those the queue does not have are left out. */
export function readQueueAttributes(
  { messages, now }: EngineParts,
  queue: Queue,
  names: readonly string[],
): object {
  const known = [...counted, ...settableAttributes];
  const unknown = names.find((name) => name !== 'All' && !known.includes(name));
  if (unknown !== undefined) {
    throw queueError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  }
  if (names.length === 0) return {};
  messages.expire(queue.name, now() - queue.settings.retentionMs);
  const { visible, inFlight, delayed } = messages.depth(queue.name, now());
  const values: Readonly<Record<string, string>> = {
    QueueArn: queue.arn,
    CreatedTimestamp: seconds(queue.createdAt),
    LastModifiedTimestamp: seconds(queue.modifiedAt),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ...queue.attributes,
  };
  const wanted = Object.entries(values).filter(
    ([name]) => names.includes('All') || names.includes(name),
  );
  return wanted.length === 0 ? {} : { Attributes: Object.fromEntries(wanted) };
}

function seconds(atMs: number): string {
  return String(Math.floor(atMs / 1_000));
}
