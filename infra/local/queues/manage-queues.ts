import type { EngineParts } from './engine-parts.ts';
import { readQueueAttributes } from './read-queue-attributes.ts';
import {
  allowsRedriveFrom,
  assertQueueAttributes,
  defaultAttributes,
  mergeAttributes,
  parseRedriveAllowPolicy,
  parseRedrivePolicy,
  type QueueAttributes,
} from './queue-attributes.ts';
import type { Operations } from './queue-engine.ts';
import { invalidParameter, queueError } from './queue-error.ts';
import type { Queue } from './queue-registry.ts';
import {
  createQueueSchema,
  listQueuesSchema,
  listSourcesSchema,
  parseRequest,
  queueAttributesSchema,
  queueNameSchema,
  queueSchema,
  setQueueAttributesSchema,
  tagQueueSchema,
  untagQueueSchema,
} from './requests.ts';

const queueName = /^[A-Za-z0-9_-]{1,80}$/;
const fifoQueueName = /^[A-Za-z0-9_-]{1,75}\.fifo$/;
const purgePauseMs = 60_000;
const mostPerPage = 1_000;

/** Everything that is done to queues rather than to messages. */
export function manageOperations(parts: EngineParts): Operations {
  const { queues } = parts;
  return {
    CreateQueue: (input) => createQueue(parts, input),
    DeleteQueue: (input) => deleteQueue(parts, input),
    PurgeQueue: (input) => purgeQueue(parts, input),
    GetQueueUrl(input) {
      const { QueueName } = parseRequest(queueNameSchema, input);
      const queue = queues.byName(QueueName);
      if (queue !== undefined) return { QueueUrl: queue.url };
      throw queueError('QueueDoesNotExist', 'The specified queue does not exist.');
    },
    GetQueueAttributes(input) {
      const { QueueUrl, AttributeNames } = parseRequest(queueAttributesSchema, input);
      return readQueueAttributes(parts, queues.find(QueueUrl), AttributeNames);
    },
    SetQueueAttributes(input) {
      const { QueueUrl, Attributes } = parseRequest(setQueueAttributesSchema, input);
      setAttributes(parts, queues.find(QueueUrl), Attributes);
      return {};
    },
    ListQueues(input) {
      const { QueueNamePrefix, ...page } = parseRequest(listQueuesSchema, input);
      const found = queues.all().filter(({ name }) => name.startsWith(QueueNamePrefix));
      const { urls, rest } = pageOf(found, page);
      return urls.length === 0 ? {} : { QueueUrls: urls, ...rest };
    },
    ListDeadLetterSourceQueues(input) {
      const { QueueUrl, ...page } = parseRequest(listSourcesSchema, input);
      const { arn } = queues.find(QueueUrl);
      const { urls, rest } = pageOf(sourcesOf(parts, arn), page);
      return { queueUrls: urls, ...rest };
    },
    ...tagOperations(parts),
  };
}

/** The queues whose failed messages go to the queue of that ARN. */
export function sourcesOf({ queues }: EngineParts, deadLettersArn: string): Queue[] {
  return queues
    .all()
    .filter(({ settings }) => settings.redrive?.deadLetterTargetArn === deadLettersArn);
}

function tagOperations({ queues }: EngineParts): Operations {
  return {
    TagQueue(input) {
      const { QueueUrl, Tags } = parseRequest(tagQueueSchema, input);
      const queue = queues.find(QueueUrl);
      queues.save({ ...queue, tags: { ...queue.tags, ...Tags } });
      return {};
    },
    UntagQueue(input) {
      const { QueueUrl, TagKeys } = parseRequest(untagQueueSchema, input);
      const queue = queues.find(QueueUrl);
      const kept = Object.entries(queue.tags).filter(([key]) => !TagKeys.includes(key));
      queues.save({ ...queue, tags: Object.fromEntries(kept) });
      return {};
    },
    ListQueueTags(input) {
      const { tags } = queues.find(parseRequest(queueSchema, input).QueueUrl);
      return Object.keys(tags).length === 0 ? {} : { Tags: tags };
    },
  };
}

function createQueue(parts: EngineParts, input: unknown): object {
  const { QueueName: name, Attributes: given, tags } = parseRequest(createQueueSchema, input);
  const fifo = assertName(name, given);
  assertQueueAttributes(given, fifo);
  const existing = parts.queues.byName(name);
  if (existing !== undefined) return { QueueUrl: sameQueue(existing, given) };
  const attributes = mergeAttributes(defaultAttributes(fifo), given);
  assertPolicies(parts, parts.queues.arnOf(name), fifo, given);
  const at = parts.now();
  const times = { createdAt: at, modifiedAt: at, purgedAt: null };
  return { QueueUrl: parts.queues.save({ name, attributes, tags, ...times }).url };
}

/** Creating a queue that exists is no mistake, unless it was to be a different queue. */
function sameQueue(existing: Queue, given: QueueAttributes): string {
  for (const [name, value] of Object.entries(given)) {
    if (existing.attributes[name] === value) continue;
    throw queueError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${name}`,
    );
  }
  return existing.url;
}

function assertName(name: string, given: QueueAttributes): boolean {
  const fifo = given['FifoQueue'] === 'true';
  if (fifo ? fifoQueueName.test(name) : queueName.test(name)) return fifo;
  throw queueError(
    'InvalidParameterValue',
    fifo
      ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
      : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

function setAttributes(parts: EngineParts, queue: Queue, changed: QueueAttributes): void {
  const { fifo } = queue.settings;
  assertQueueAttributes(changed, fifo);
  if (fifo && 'FifoQueue' in changed && changed['FifoQueue'] !== 'true') {
    throw queueError('InvalidAttributeValue', 'Invalid value for the parameter FifoQueue.');
  }
  assertPolicies(parts, queue.arn, fifo, changed);
  const attributes = mergeAttributes(queue.attributes, changed);
  parts.queues.save({ ...queue, attributes, modifiedAt: parts.now() });
  // A shorter wait or a new dead-letter queue holds for receivers that already wait.
  parts.polls.wake(queue.name);
}

/** A redrive policy must name a queue that exists, is of the same type and lets this one in. */
function assertPolicies(
  { queues }: EngineParts,
  arn: string,
  fifo: boolean,
  given: QueueAttributes,
): void {
  const { RedriveAllowPolicy: allowed, RedrivePolicy: policy } = given;
  if (allowed !== undefined && allowed !== '') parseRedriveAllowPolicy(allowed);
  if (policy === undefined || policy === '') return;
  const target = queues.byArn(parseRedrivePolicy(policy).deadLetterTargetArn);
  const refused = (reason: string) => invalidParameter('RedrivePolicy', policy, reason);
  if (target === undefined) throw refused('Dead letter target does not exist.');
  if (target.settings.fifo !== fifo) {
    throw refused('Dead-letter queue must be same type of queue as the source.');
  }
  if (!allowsRedriveFrom(target.attributes, arn)) {
    throw refused('Queue is not allowed to use the dead-letter queue.');
  }
}

function deleteQueue(parts: EngineParts, input: unknown): object {
  const queue = parts.queues.find(parseRequest(queueSchema, input).QueueUrl);
  parts.messages.clear(queue.name);
  parts.deduplication.forget(queue.name);
  parts.queues.remove(queue.name);
  parts.polls.wake(queue.name);
  return {};
}

function purgeQueue(parts: EngineParts, input: unknown): object {
  const queue = parts.queues.find(parseRequest(queueSchema, input).QueueUrl);
  const at = parts.now();
  if (queue.purgedAt !== null && at - queue.purgedAt < purgePauseMs) {
    throw queueError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
    );
  }
  parts.messages.clear(queue.name);
  parts.queues.save({ ...queue, purgedAt: at });
  return {};
}

interface Page {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** One page of queues; as with AWS there is a next page only for those who ask for pages. */
function pageOf(found: readonly Queue[], { MaxResults: most, NextToken: after }: Page) {
  if (most !== undefined && (most < 1 || most > mostPerPage)) {
    throw invalidParameter('MaxResults', most, 'Must be between 1 and 1000.');
  }
  const left = found.filter(({ name }) => name > (after ?? ''));
  const page = left.slice(0, most ?? mostPerPage);
  const last = page.at(-1);
  const more = most !== undefined && last !== undefined && left.length > page.length;
  return { urls: page.map(({ url }) => url), rest: more ? { NextToken: last.name } : {} };
}
