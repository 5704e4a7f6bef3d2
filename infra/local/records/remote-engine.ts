import * as z from 'zod';
import { region } from '../aws-place.ts';
import { parseJson } from '../json.ts';
import { isRecord } from './attribute-value.ts';
import { EngineError } from './engine-error.ts';
import { createFaults } from './faults.ts';
import { createListeners } from './listeners.ts';
import type { RecordsEngine } from './records-engine.ts';

export interface RemoteEngineOptions {
  /** Where the endpoint answers, for example `http://127.0.0.1:8000`. */
  readonly url: string;
  readonly name: string;
  /** Of the order in which faults come, once some are set. */
  readonly seed?: number | undefined;
}

const streamOperations = new Set([
  'ListStreams',
  'DescribeStream',
  'GetShardIterator',
  'GetRecords',
]);
const writes = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** Endpoints that stand in for DynamoDB want to see a signature, and none of them checks it. */
const signature = `AWS4-HMAC-SHA256 Credential=LOCAL/20200101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`;

const failure = z.looseObject({
  __type: z.string().default('InternalServerError'),
  message: z.string().optional(),
  Message: z.string().optional(),
  Item: z.looseObject({}).optional(),
  CancellationReasons: z
    .array(
      z.object({
        Code: z.string(),
        Message: z.string().nullish(),
        Item: z.looseObject({}).nullish(),
      }),
    )
    .optional(),
});

/**
 * An engine that forwards every call to an endpoint speaking DynamoDB's protocol without checking
 * signatures. Expiry and trimming are the endpoint's own affair, and writes that others make to it
 * wake nobody here.
 */
export function openRemoteEngine({ url, name, seed = 1 }: RemoteEngineOptions): RecordsEngine {
  const listeners = createListeners();
  const { faults, call } = createFaults(seed, async (operation, input) => {
    const output = await forward(url, operation, input);
    if (writes.has(operation)) listeners.notify();
    return output;
  });
  return {
    name,
    call,
    faults,
    sweepExpired: () => Promise.resolve(0),
    trimStreams: () => Promise.resolve(0),
    onStreamRecord: (listener) => listeners.add(listener),
    close: () => Promise.resolve(),
  };
}

async function forward(url: string, operation: string, input: object): Promise<object> {
  const service = streamOperations.has(operation)
    ? 'DynamoDBStreams_20120810'
    : 'DynamoDB_20120810';
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${service}.${operation}`,
      'x-amz-date': '20200101T000000Z',
      authorization: signature,
    },
    body: JSON.stringify(input),
  });
  const output = parseJson(await response.text());
  if (!isRecord(output))
    throw new Error(`${url} answered ${operation} with something else than JSON`);
  if (response.ok) return output;
  const { __type, message, Message, Item, CancellationReasons } = failure.parse(output);
  throw new EngineError(response.status, {
    __type,
    message: message ?? Message ?? '',
    ...(Item === undefined ? {} : { Item }),
    ...(CancellationReasons === undefined
      ? {}
      : {
          CancellationReasons: CancellationReasons.map((reason) => ({
            Code: reason.Code,
            ...(reason.Message === null || reason.Message === undefined
              ? {}
              : { Message: reason.Message }),
            ...(reason.Item === null || reason.Item === undefined ? {} : { Item: reason.Item }),
          })),
        }),
  });
}
