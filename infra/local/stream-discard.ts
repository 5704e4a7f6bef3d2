import { randomUUID } from 'node:crypto';
import type { QueueEngine } from './engines.ts';
import type { StreamSource } from './event-source.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';
import type { StreamRecord } from './stream-records.ts';

/** Why and when a mapping gave up on records. */
export interface GivenUp {
  readonly shardId: string;
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly attempts: number;
}

/** Gives up on records: says so, and tells the mapping's failure queue where they are. */
export function createDiscard(
  source: StreamSource,
  surroundings: {
    readonly queues: QueueEngine;
    readonly clock: PlatformClock;
    readonly log: PlatformLog;
  },
): (records: readonly StreamRecord[], how: GivenUp) => Promise<void> {
  return async (records, how) => {
    const numbers = records.map(({ sequenceNumber }) => sequenceNumber).join(', ');
    surroundings.log.trouble(
      `${source.logicalId} gave up on stream records ${numbers}: ${how.condition}`,
    );
    if (source.failureQueueUrl === undefined) return;
    await surroundings.queues.call('SendMessage', {
      QueueUrl: source.failureQueueUrl,
      MessageBody: JSON.stringify(failureNotice(source, records, how, surroundings.clock.now())),
    });
  };
}

/** What Lambda writes to an on-failure destination: where the records are, not the records. */
function failureNotice(
  source: StreamSource,
  records: readonly StreamRecord[],
  how: GivenUp,
  nowMs: number,
) {
  const [first] = records;
  const last = records.at(-1);
  const invoked = how.attempts > 0;
  const response = { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' };
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: source.target.description.arn,
      condition: how.condition,
      approximateInvokeCount: how.attempts,
    },
    ...(invoked ? { responseContext: response } : {}),
    version: '1.0',
    timestamp: new Date(nowMs).toISOString(),
    DDBStreamBatchInfo: {
      shardId: how.shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: new Date(first?.writtenAtMs ?? 0).toISOString(),
      approximateArrivalOfLastRecord: new Date(last?.writtenAtMs ?? 0).toISOString(),
      batchSize: records.length,
      streamArn: source.streamArn,
    },
  };
}
