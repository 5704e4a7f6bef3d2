import * as z from 'zod';
import { invalidParameter, queueError } from './queue-error.ts';

export type QueueAttributes = Readonly<Record<string, string>>;

/** Where a message goes that was received too often without being deleted. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** A queue's attributes as the engine uses them: numbers, and milliseconds for every time. */
export interface QueueSettings {
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly deduplicatesByGroup: boolean;
  readonly visibilityTimeoutMs: number;
  readonly delayMs: number;
  readonly retentionMs: number;
  readonly waitTimeMs: number;
  readonly maximumBytes: number;
  readonly redrive: RedrivePolicy | undefined;
}

/** Defaults and limits of the SQS API reference; sizes as raised to 1 MiB in August 2025. */
const numbers: Readonly<Record<string, { fallback: string; least: number; most: number }>> = {
  VisibilityTimeout: { fallback: '30', least: 0, most: 43_200 },
  DelaySeconds: { fallback: '0', least: 0, most: 900 },
  ReceiveMessageWaitTimeSeconds: { fallback: '0', least: 0, most: 20 },
  MaximumMessageSize: { fallback: '1048576', least: 1_024, most: 1_048_576 },
  MessageRetentionPeriod: { fallback: '345600', least: 60, most: 1_209_600 },
};
const texts = [
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
];
const fifoDefaults: QueueAttributes = {
  FifoQueue: 'true',
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

/** Every attribute a client may set; the others are counted or derived. */
export const settableAttributes: readonly string[] = [
  ...Object.keys(numbers),
  ...texts,
  ...Object.keys(fifoDefaults),
];

/** The attributes of a queue that was created without any. */
export function defaultAttributes(fifo: boolean): QueueAttributes {
  const entries = Object.entries(numbers).map(([name, { fallback }]) => [name, fallback] as const);
  return {
    ...Object.fromEntries(entries),
    SqsManagedSseEnabled: 'true',
    ...(fifo ? fifoDefaults : {}),
  };
}

/** Refuses names SQS does not know and values outside its limits. */
export function assertQueueAttributes(attributes: QueueAttributes, fifo: boolean): void {
  for (const [name, value] of Object.entries(attributes)) {
    const known = settableAttributes.includes(name) && (fifo || !(name in fifoDefaults));
    if (!known) throw queueError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    const limits = numbers[name];
    if (limits !== undefined && !isWithin(value, limits)) {
      throw queueError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
    }
  }
}

/** Puts the new values over the old ones; an empty text takes a policy or a key away. */
export function mergeAttributes(old: QueueAttributes, changed: QueueAttributes): QueueAttributes {
  const merged = { ...old, ...changed };
  const kept = Object.entries(merged).filter(([name, value]) => value !== '' || name in numbers);
  return Object.fromEntries(kept);
}

export function settingsOf(attributes: QueueAttributes): QueueSettings {
  const number = (name: string) => Number(attributes[name] ?? numbers[name]?.fallback);
  const policy = attributes['RedrivePolicy'];
  return {
    fifo: attributes['FifoQueue'] === 'true',
    contentBasedDeduplication: attributes['ContentBasedDeduplication'] === 'true',
    deduplicatesByGroup: attributes['DeduplicationScope'] === 'messageGroup',
    visibilityTimeoutMs: number('VisibilityTimeout') * 1_000,
    delayMs: number('DelaySeconds') * 1_000,
    retentionMs: number('MessageRetentionPeriod') * 1_000,
    waitTimeMs: number('ReceiveMessageWaitTimeSeconds') * 1_000,
    maximumBytes: number('MaximumMessageSize'),
    redrive: policy === undefined ? undefined : parseRedrivePolicy(policy),
  };
}

const redrivePolicySchema = z.object({
  deadLetterTargetArn: z.string(),
  // CloudFormation and the console write the number as text.
  maxReceiveCount: z.coerce.number().int().min(1).max(1_000),
});

/** The policy in its JSON text, or AWS's refusal of it. */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const parsed = redrivePolicySchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'the policy');
  throw invalidParameter('RedrivePolicy', text, `Invalid value for ${field}.`);
}

const redriveAllowPolicySchema = z.object({
  redrivePermission: z.enum(['allowAll', 'denyAll', 'byQueue']),
  sourceQueueArns: z.array(z.string()).max(10).default([]),
});

/** Whether a dead-letter queue with these attributes takes the failed messages of that source. */
export function allowsRedriveFrom(attributes: QueueAttributes, sourceArn: string): boolean {
  const text = attributes['RedriveAllowPolicy'];
  if (text === undefined) return true;
  const { redrivePermission, sourceQueueArns } = parseRedriveAllowPolicy(text);
  if (redrivePermission === 'byQueue') return sourceQueueArns.includes(sourceArn);
  return redrivePermission === 'allowAll';
}

export function parseRedriveAllowPolicy(text: string) {
  const parsed = redriveAllowPolicySchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw invalidParameter('RedriveAllowPolicy', text, 'The policy is not valid.');
}

function isWithin(value: string, limits: { readonly least: number; readonly most: number }) {
  return /^\d+$/.test(value) && Number(value) >= limits.least && Number(value) <= limits.most;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
