import http from 'node:http';
import { parseJson } from '../json.ts';
import { listenLocally } from '../listen-locally.ts';
import { readBody } from '../read-body.ts';
import { isRecord } from './attribute-value.ts';
import { EngineError, serializationFault } from './engine-error.ts';
import type { RecordsEngine } from './records-engine.ts';

export interface ServedEngine {
  /** What an AWS SDK client takes as its endpoint. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** More than DynamoDB takes in one request (16 MB), for the JSON around it. */
const largestBodyBytes = 20 * 1024 * 1024;

/**
 * Serves an engine on this machine's own address in the AWS JSON 1.0 protocol, so that an SDK client
 * can point at it. Signatures are not checked; whoever reaches the port may do everything.
 */
export async function serveEngine(
  engine: Pick<RecordsEngine, 'call'>,
  port = 0,
): Promise<ServedEngine> {
  const server = http.createServer((request, response) => {
    void answer(engine, request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(body));
    });
  });
  const { url, close } = await listenLocally(server, port);
  return { url, close };
}

async function answer(
  engine: Pick<RecordsEngine, 'call'>,
  request: http.IncomingMessage,
): Promise<{ status: number; body: object }> {
  try {
    const target = request.headers['x-amz-target'];
    const operation = typeof target === 'string' ? (target.split('.')[1] ?? '') : '';
    const input = parse((await readBody(request, largestBodyBytes)).toString());
    return { status: 200, body: await engine.call(operation, input) };
  } catch (cause) {
    if (cause instanceof EngineError) return { status: cause.statusCode, body: cause.body };
    const message = cause instanceof Error ? cause.message : String(cause);
    return {
      status: 500,
      body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message },
    };
  }
}

function parse(text: string): object {
  try {
    const input = parseJson(text === '' ? '{}' : text);
    if (isRecord(input)) return input;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw serializationFault('The request is not a JSON object');
}
