import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { QueueEngine } from './queue-engine.ts';
import { queueError, QueueEngineError } from './queue-error.ts';

export interface QueueServer {
  readonly url: string;
  readonly port: number;
  /** Stops listening and drops the connections; the engine stays open. */
  close(): Promise<void>;
}

const target = /^AmazonSQS\.(\w+)$/;
const bodySchema = z.record(z.string(), z.unknown());

/** Serves the engine to real AWS clients of this machine, over SQS's JSON protocol. */
export async function serveQueueEngine(engine: QueueEngine, port = 0): Promise<QueueServer> {
  const server = createServer((request, response) => {
    void answer(engine, request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  engine: QueueEngine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A receiver that has gone must not take messages with it.
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
  });
  try {
    const [, operation] = target.exec(String(request.headers['x-amz-target'])) ?? [];
    const input = await readInput(request);
    reply(response, 200, await engine.call(operation ?? '', input, gone.signal));
  } catch (failure) {
    const refusal =
      failure instanceof QueueEngineError
        ? failure
        : queueError('InternalFailure', `Defect in the queue engine: ${String(failure)}`);
    response.setHeader('x-amzn-query-error', refusal.queryErrorHeader);
    reply(response, refusal.statusCode, refusal.body);
  }
}

async function readInput(request: IncomingMessage): Promise<object> {
  const body = await text(request);
  try {
    return bodySchema.parse(body === '' ? {} : JSON.parse(body));
  } catch {
    throw queueError('MalformedInput', 'The request is not a JSON object.');
  }
}

function reply(response: ServerResponse, statusCode: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(statusCode, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': bytes.length,
  });
  response.end(bytes);
}
