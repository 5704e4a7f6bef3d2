import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { AnswerDevRequest } from './dev-routes.ts';
import { compressed, gatewayAnswer, httpAnswer, type HttpAnswer } from './http-answer.ts';
import { httpEvent, splitTarget } from './http-event.ts';
import type { MatchRoute, MatchedRoute } from './http-routes.ts';
import { listenLocally, type Listening } from './listen-locally.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';
import { BodyTooLarge, readBody } from './read-body.ts';

/** API Gateway's limit for a request. */
const requestLimitBytes = 10 * 1024 * 1024;

/** What the gateway serves. It starts before the functions do, because they are told its address. */
export interface HttpSite {
  readonly match: MatchRoute;
  readonly answerDevRequest: AnswerDevRequest;
}

const notStarted: HttpAnswer = gatewayAnswer(503, 'Service Unavailable');

/**
 * Starts the HTTP API on a port of this machine. Until `site` answers, every request gets 503. Its
 * address is `localhost`; whoever opens a page at the machine's number is led there, because a
 * session and the way back from signing in belong to one name only.
 */
export async function startHttpGateway(options: {
  readonly port: number;
  readonly site: () => HttpSite | undefined;
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
}): Promise<Listening> {
  let url = '';
  async function answer(request: http.IncomingMessage): Promise<HttpAnswer> {
    const site = options.site();
    if (site === undefined) return notStarted;
    const { rawPath, rawQueryString } = splitTarget(request.url ?? '/');
    const method = request.method ?? 'GET';
    if (opensPageByNumber(request, rawPath)) return redirect(`${url}${request.url ?? '/'}`);
    const body = await readBody(request, requestLimitBytes);
    if (rawPath.startsWith('/dev/')) {
      return site.answerDevRequest({
        method,
        path: rawPath,
        rawQueryString,
        body: body.toString('utf8'),
        origin: request.headers.origin,
        host: request.headers.host ?? '',
      });
    }
    const matched = site.match(method, rawPath);
    if (matched === undefined) return gatewayAnswer(404, 'Not Found');
    return fromFunction(matched, httpEvent(request, body, matched, options.clock.now()));
  }

  const server = http.createServer((request, response) => {
    void answer(request)
      .catch((error: unknown) => {
        if (error instanceof BodyTooLarge) return gatewayAnswer(413, 'Request Entity Too Large');
        options.log.trouble(`${request.method ?? ''} ${request.url ?? ''} went wrong here`, error);
        return gatewayAnswer(500, 'Internal Server Error');
      })
      .then((plain) => compressed(plain, request.headers['accept-encoding'] ?? ''))
      .then((ready) => {
        send(request, response, ready, options.clock.now());
      });
  });
  const listening = await listenLocally(server, options.port);
  url = `http://localhost:${listening.port}`;
  return { ...listening, url };
}

function opensPageByNumber({ method, headers }: http.IncomingMessage, path: string): boolean {
  const byNumber = headers.host?.startsWith('127.0.0.1') ?? false;
  const opensPage = headers['sec-fetch-mode'] === 'navigate' || path.startsWith('/staff');
  return byNumber && method === 'GET' && opensPage;
}

function redirect(location: string): HttpAnswer {
  return { status: 307, headers: { location }, cookies: [], body: Buffer.alloc(0) };
}

async function fromFunction({ route }: MatchedRoute, event: object): Promise<HttpAnswer> {
  const patience = new AbortController();
  const outcome = await Promise.race([
    route.target.invoke(event),
    after(route.timeoutMs, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  if (outcome === undefined) return gatewayAnswer(503, 'Service Unavailable');
  if (!outcome.ok) {
    return outcome.error.errorType === 'TooManyRequestsException'
      ? gatewayAnswer(503, 'Service Unavailable')
      : gatewayAnswer(500, 'Internal Server Error');
  }
  return httpAnswer(outcome.value) ?? gatewayAnswer(500, 'Internal Server Error');
}

function send(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  answer: HttpAnswer,
  nowMs: number,
): void {
  const { 'content-length': stated, ...headers } = answer.headers;
  const length = request.method === 'HEAD' && stated !== undefined ? stated : answer.body.length;
  response.writeHead(answer.status, {
    ...headers,
    'content-length': length,
    date: new Date(nowMs).toUTCString(),
    'apigw-requestid': randomUUID(),
    ...(answer.cookies.length === 0 ? {} : { 'set-cookie': [...answer.cookies] }),
    // What was not read cannot be skipped: a refused upload ends the connection.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
