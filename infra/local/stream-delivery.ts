import { setTimeout as after } from 'node:timers/promises';
import { readVerdict } from './batch-failures.ts';
import type { QueueEngine } from './engines.ts';
import type { StreamSource } from './event-source.ts';
import { createDiscard } from './stream-discard.ts';
import { keyOf, type StreamRecord } from './stream-records.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';

/** How often a batch may be tried again fast; then the pauses grow to their limit. */
const pauseMs = { first: 100, longest: 5_000 };

export interface DeliverySurroundings {
  readonly queues: QueueEngine;
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
  readonly closing: AbortSignal;
}

/**
 * Delivers records of one shard. Resolves once each was dealt with, discarded or filtered out, and
 * throws when the platform's end came first: then they have to come again.
 */
export type Deliver = (records: readonly StreamRecord[], shardId: string) => Promise<void>;

/**
 * Brings a stream's records to a function, in order for each partition key: a failed batch is
 * retried from the first record that failed and holds up what follows it, until it succeeds or the
 * mapping says to give up, and then its whereabouts go to the failure queue.
 */
export function createDelivery(source: StreamSource, surroundings: DeliverySurroundings): Deliver {
  const { closing, clock } = surroundings;
  const discard = createDiscard(source, surroundings);

  async function deliver(records: readonly StreamRecord[], shardId: string): Promise<void> {
    const wanted = records.filter(({ whole }) => source.matches(whole));
    await Promise.all(
      intoLanes(wanted, source).map(async (lane) => {
        for (let start = 0; start < lane.length; start += source.batchSize) {
          await deliverBatch(lane.slice(start, start + source.batchSize), shardId, 0);
        }
      }),
    );
  }

  async function deliverBatch(
    records: readonly StreamRecord[],
    shardId: string,
    attempt: number,
  ): Promise<void> {
    const batch = await withoutTooOld(records, shardId, attempt);
    if (batch.length === 0) return;
    closing.throwIfAborted();
    const outcome = await source.target.invoke({
      Records: batch.map(({ whole }) => ({ ...whole, eventSourceARN: source.streamArn })),
    });
    // An invocation cut short by the platform's end is neither a success nor an attempt.
    if (!outcome.ok) closing.throwIfAborted();
    const sent = new Set(batch.map(({ sequenceNumber }) => sequenceNumber));
    const verdict = readVerdict(outcome, sent, source.reportsFailures);
    if (!verdict.all && verdict.failed.size === 0) return;
    const firstFailed = verdict.all
      ? 0
      : batch.findIndex(({ sequenceNumber }) => verdict.failed.has(sequenceNumber));
    const rest = batch.slice(firstFailed);
    if (source.bisects && verdict.all && rest.length > 1) {
      // Halving a batch is no attempt; it ends with the one record that fails alone.
      const half = Math.ceil(rest.length / 2);
      await deliverBatch(rest.slice(0, half), shardId, attempt);
      await deliverBatch(rest.slice(half), shardId, attempt);
      return;
    }
    const attempts = firstFailed === 0 ? attempt + 1 : 1;
    if (source.retryLimit !== undefined && attempts > source.retryLimit) {
      await discard(rest, { shardId, condition: 'RetryAttemptsExhausted', attempts });
      return;
    }
    await pause(attempts);
    await deliverBatch(rest, shardId, attempts);
  }

  async function pause(attempts: number): Promise<void> {
    const wanted = pauseMs.first * 2 ** (attempts - 1);
    await after(Math.min(wanted, pauseMs.longest), undefined, { signal: closing });
  }

  async function withoutTooOld(
    records: readonly StreamRecord[],
    shardId: string,
    attempts: number,
  ): Promise<readonly StreamRecord[]> {
    const limitMs = source.recordAgeLimitMs;
    if (limitMs === undefined) return records;
    const oldest = clock.now() - limitMs;
    const old = records.filter(({ writtenAtMs }) => writtenAtMs < oldest);
    if (old.length > 0) await discard(old, { shardId, condition: 'RecordAgeExceeded', attempts });
    return records.filter(({ writtenAtMs }) => writtenAtMs >= oldest);
  }

  return deliver;
}

/** Records of one partition key always share a lane, and lanes run side by side. */
function intoLanes(
  records: readonly StreamRecord[],
  source: StreamSource,
): readonly (readonly StreamRecord[])[] {
  if (source.lanes === 1) return [records];
  const lanes: StreamRecord[][] = Array.from({ length: source.lanes }, () => []);
  for (const record of records) {
    lanes[laneOf(keyOf(record, source.partitionKey), source.lanes)]?.push(record);
  }
  return lanes;
}

function laneOf(key: string, lanes: number): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % lanes;
}
