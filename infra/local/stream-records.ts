import * as z from 'zod';
import { isEngineError, type RecordsEngine } from './engines.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { ShardPosition } from './checkpoint.ts';

/** A record of a DynamoDB stream: what the platform reads in it, and the whole of it. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly writtenAtMs: number;
  readonly keys: JsonObject;
  readonly whole: JsonObject;
}

export interface Shard {
  readonly shardId: string;
  readonly parentId: string | undefined;
}

/** A shard is read to its end when it is closed and gives no further iterator. */
export interface ReadResult {
  readonly records: readonly StreamRecord[];
  readonly finished: boolean;
}

const shardsSchema = z.object({
  StreamDescription: z.object({
    Shards: z
      .array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() }))
      .default([]),
  }),
});
const iteratorSchema = z.object({ ShardIterator: z.string() });
const jsonObjectSchema = z.custom<JsonObject>(isJsonObject);
const readSchema = z.object({
  Records: z.array(jsonObjectSchema).default([]),
  NextShardIterator: z.string().nullish(),
});
const recordSchema = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string(),
    ApproximateCreationDateTime: z.number(),
    Keys: jsonObjectSchema,
  }),
});

export async function listShards(
  records: RecordsEngine,
  streamArn: string,
): Promise<readonly Shard[]> {
  const answer = await records.call('DescribeStream', { StreamArn: streamArn });
  return shardsSchema.parse(answer).StreamDescription.Shards.map((shard) => ({
    shardId: shard.ShardId,
    parentId: shard.ParentShardId,
  }));
}

/** Reads on from a position. Records lost to the stream's trimming are passed over, as on AWS. */
export async function readShard(
  records: RecordsEngine,
  place: { readonly streamArn: string; readonly shardId: string },
  position: ShardPosition | undefined,
  limit: number,
): Promise<ReadResult> {
  const iterator = await openIterator(records, place, position?.sequenceNumber);
  const answer = await records.call('GetRecords', { ShardIterator: iterator, Limit: limit });
  const { Records, NextShardIterator } = readSchema.parse(answer);
  return {
    records: Records.map(toStreamRecord),
    finished: Records.length === 0 && (NextShardIterator ?? undefined) === undefined,
  };
}

async function openIterator(
  records: RecordsEngine,
  place: { readonly streamArn: string; readonly shardId: string },
  after: string | undefined,
): Promise<string> {
  const shard = { StreamArn: place.streamArn, ShardId: place.shardId };
  const fromStart = { ...shard, ShardIteratorType: 'TRIM_HORIZON' };
  const onwards =
    after === undefined
      ? fromStart
      : { ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
  try {
    return iteratorSchema.parse(await records.call('GetShardIterator', onwards)).ShardIterator;
  } catch (error) {
    if (!isTrimmed(error)) throw error;
    return iteratorSchema.parse(await records.call('GetShardIterator', fromStart)).ShardIterator;
  }
}

function isTrimmed(error: unknown): boolean {
  return isEngineError(error) && JSON.stringify(error.body).includes('TrimmedDataAccessException');
}

function toStreamRecord(whole: JsonObject): StreamRecord {
  const { dynamodb } = recordSchema.parse(whole);
  return {
    sequenceNumber: dynamodb.SequenceNumber,
    writtenAtMs: dynamodb.ApproximateCreationDateTime * 1000,
    keys: dynamodb.Keys,
    whole,
  };
}

/** The partition key of a record as text, by which records are kept in order. */
export function keyOf(record: StreamRecord, partitionKey: string): string {
  const value: Json | undefined = record.keys[partitionKey];
  return JSON.stringify(value ?? null);
}
