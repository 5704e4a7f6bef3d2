import { hash } from 'node:crypto';
import * as z from 'zod';
import { region } from '../aws-place.ts';
import { streamArn, streamOf } from './arns.ts';
import { recordsFault, validationFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { parseRequest } from './requests.ts';
import type { StoredStream, StreamLog, StreamRecord } from './stream-log.ts';

/** Each stream has one shard, whose records are in commit order. */
const shardId = 'shardId-00000000000000000000-00000001';

/** DynamoDB's limits on one GetRecords. */
const mostRecords = 1000;
const mostBytes = 1024 * 1024;

const listStreams = z.object({
  TableName: z.string().optional(),
  ExclusiveStartStreamArn: z.string().optional(),
  Limit: z.int().min(1).max(100).optional(),
});
const describeStream = z.object({
  StreamArn: z.string(),
  ExclusiveStartShardId: z.string().optional(),
});
const getShardIterator = z.object({
  StreamArn: z.string(),
  ShardId: z.string(),
  ShardIteratorType: z.enum([
    'TRIM_HORIZON',
    'LATEST',
    'AT_SEQUENCE_NUMBER',
    'AFTER_SEQUENCE_NUMBER',
  ]),
  SequenceNumber: z
    .string()
    .regex(/^\d{1,40}$/)
    .optional(),
});
const getRecords = z.object({
  ShardIterator: z.string(),
  Limit: z.int().min(1).max(mostRecords).optional(),
});

/** A place in a stream: between the record numbered `after` and the next. */
const position = z.object({ arn: z.string(), after: z.int().min(0) });

/** The operations of DynamoDB Streams. */
export function createStreamOperations({ streams }: EngineParts): Operations {
  return {
    ListStreams(input) {
      const request = parseRequest(listStreams, input);
      const all = streams.list(request.TableName).map((stream) => ({
        StreamArn: streamArn(stream.tableName, stream.label),
        TableName: stream.tableName,
        StreamLabel: stream.label,
      }));
      const start = request.ExclusiveStartStreamArn;
      const rest = all.slice(1 + all.findIndex((one) => one.StreamArn === start));
      const page = rest.slice(0, request.Limit ?? 100);
      return {
        Streams: page,
        ...(page.length < rest.length ? { LastEvaluatedStreamArn: page.at(-1)?.StreamArn } : {}),
      };
    },
    DescribeStream(input) {
      const request = parseRequest(describeStream, input);
      const stream = findStream(streams, request.StreamArn);
      return { StreamDescription: describe(stream, request, streams) };
    },
    GetShardIterator(input) {
      const request = parseRequest(getShardIterator, input);
      const stream = findStream(streams, request.StreamArn);
      if (request.ShardId !== shardId) throw noSuchStream(`Shard: ${request.ShardId}`);
      return { ShardIterator: iteratorAt(request.StreamArn, startOf(request, stream, streams)) };
    },
    GetRecords(input) {
      const request = parseRequest(getRecords, input);
      const { arn, after } = readIterator(request.ShardIterator);
      const stream = findStream(streams, arn);
      if (after < stream.trimmedTo) throw trimmed();
      const records = pageOf(streams.after(stream, after, request.Limit ?? mostRecords));
      const reached = records.at(-1)?.sequence ?? after;
      const isOver = stream.ended && streams.after(stream, reached, 1).length === 0;
      return {
        Records: records.map((record) => shape(record, stream)),
        ...(isOver ? {} : { NextShardIterator: iteratorAt(arn, reached) }),
      };
    },
  };
}

/** The stream that an ARN names. Refuses with `ResourceNotFoundException`. */
export function findStream(streams: StreamLog, arn: string): StoredStream {
  const named = streamOf(arn);
  const stream = named && streams.find(named.tableName, named.label);
  if (stream === undefined) throw noSuchStream(`Stream: ${arn}`);
  return stream;
}

/** A record's number as AWS writes it: 21 digits, so that their order as text is their order. */
export function sequenceNumber(sequence: number): string {
  return `1${String(sequence).padStart(20, '0')}`;
}

/** Reads back what `sequenceNumber` wrote. */
export function sequenceOf(written: string): number {
  const sequence = Number(written.slice(1));
  if (written.length === 21 && Number.isSafeInteger(sequence)) return sequence;
  throw validationFault(`Invalid SequenceNumber: ${written}`);
}

function describe(
  stream: StoredStream,
  request: z.infer<typeof describeStream>,
  streams: StreamLog,
): object {
  const range = {
    StartingSequenceNumber: sequenceNumber(stream.trimmedTo + 1),
    ...(stream.ended ? { EndingSequenceNumber: sequenceNumber(streams.newest()) } : {}),
  };
  const shards = request.ExclusiveStartShardId === shardId ? [] : [shardId];
  return {
    StreamArn: request.StreamArn,
    StreamLabel: stream.label,
    StreamStatus: stream.ended ? 'DISABLED' : 'ENABLED',
    StreamViewType: stream.view,
    TableName: stream.tableName,
    KeySchema: stream.keySchema,
    CreationRequestDateTime: Date.parse(`${stream.label}Z`) / 1000,
    Shards: shards.map((id) => ({ ShardId: id, SequenceNumberRange: range })),
  };
}

function startOf(
  request: z.infer<typeof getShardIterator>,
  stream: StoredStream,
  streams: StreamLog,
): number {
  const { ShardIteratorType: type, SequenceNumber: number } = request;
  if (type === 'TRIM_HORIZON') return stream.trimmedTo;
  if (type === 'LATEST') return streams.newest();
  if (number === undefined) {
    throw validationFault(`SequenceNumber must be given with an iterator of type ${type}`);
  }
  const after = sequenceOf(number) - (type === 'AT_SEQUENCE_NUMBER' ? 1 : 0);
  if (after < stream.trimmedTo) throw trimmed();
  return after;
}

function iteratorAt(arn: string, after: number): string {
  return `${arn}|${after}`;
}

function readIterator(written: string): z.infer<typeof position> {
  const border = written.lastIndexOf('|');
  const read = position.safeParse({
    arn: written.slice(0, border),
    after: Number(written.slice(border + 1)),
  });
  if (read.success) return read.data;
  throw validationFault('Invalid ShardIterator');
}

/** The first records that fit into one answer; always at least one, when there is one. */
function pageOf(records: readonly StreamRecord[]): StreamRecord[] {
  let bytes = 0;
  return records.filter((record, place) => {
    bytes += record.sizeBytes;
    return place === 0 || bytes <= mostBytes;
  });
}

function shape(record: StreamRecord, stream: StoredStream): object {
  const { keys, before, after } = record;
  return {
    eventID: hash('md5', `${stream.label}/${record.sequence}`),
    eventName: record.event,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.at / 1000),
      Keys: keys,
      ...(after === undefined ? {} : { NewImage: after }),
      ...(before === undefined ? {} : { OldImage: before }),
      SequenceNumber: sequenceNumber(record.sequence),
      SizeBytes: record.sizeBytes,
      StreamViewType: stream.view,
    },
    // How DynamoDB marks what time to live deleted, as against what somebody deleted.
    ...(record.byService
      ? { userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } }
      : {}),
  };
}

function noSuchStream(what: string) {
  return recordsFault(
    'ResourceNotFoundException',
    `Requested resource not found: ${what} not found`,
  );
}

function trimmed() {
  return recordsFault(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard',
  );
}
