import http from 'node:http';
import type { AccessGateway } from './access-gateway.ts';
import { listenLocally, type Listening } from './listen-locally.ts';
import type { PlatformLog } from './log.ts';
import { readBody } from './read-body.ts';

/** DynamoDB takes 16 MB in a batch; nothing else is larger. */
const requestLimitBytes = 20 * 1024 * 1024;

/**
 * Gives the access gateway an address, for clients that are not in a function's thread: those have
 * a shorter way to it (`gateway-line.mjs`).
 */
export function serveAccessGateway(gateway: AccessGateway, log: PlatformLog): Promise<Listening> {
  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const gone = new AbortController();
    response.once('close', () => {
      // Closing is how every answer ends; only a client that left before its answer is gone.
      if (!response.writableFinished) gone.abort();
    });
    const { headers, method = '', url = '' } = request;
    const body = await readBody(request, requestLimitBytes);
    const target = headers['x-amz-target'];
    const authorization = headers.authorization ?? '';
    const file = { method, path: url, contentType: headers['content-type'], bytes: body };
    const call =
      target === undefined
        ? { target: `${method} ${url}`, authorization, body: '', file }
        : { target: String(target), authorization, body: body.toString('utf8') };
    const answered = await gateway(call, gone.signal);
    const payload = Buffer.from(answered.body);
    response.writeHead(answered.status, { ...answered.headers, 'content-length': payload.length });
    response.end(payload);
  }

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.trouble('A request could not be read', error);
      response.destroy();
    });
  });
  return listenLocally(server, 0);
}
