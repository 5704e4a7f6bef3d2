import type http from 'node:http';
import { randomUUID } from 'node:crypto';
import { accountId } from './aws-place.ts';
import type { MatchedRoute } from './http-routes.ts';
import type { JsonObject } from './json.ts';

/** The event that API Gateway's HTTP APIs send to a function: payload format 2.0. */
export function httpEvent(
  request: http.IncomingMessage,
  body: Buffer,
  matched: MatchedRoute,
  nowMs: number,
): JsonObject {
  const { rawPath, rawQueryString } = splitTarget(request.url ?? '/');
  const { cookie, ...headers } = headersOf(request);
  const parameters = queryParameters(rawQueryString);
  const text = isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: matched.route.key,
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers: { ...headers, ...forwarded(request, headers['host']) },
    ...(Object.keys(parameters).length === 0 ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId,
      apiId: 'local',
      domainName: headers['host'] ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: matched.route.key,
      stage: '$default',
      time: commonLogTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(Object.keys(matched.pathParameters).length === 0
      ? {}
      : { pathParameters: matched.pathParameters }),
    ...(body.length === 0 ? {} : { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}

/** The path and the query, both as they were sent. */
export function splitTarget(target: string): { rawPath: string; rawQueryString: string } {
  const mark = target.indexOf('?');
  return mark === -1
    ? { rawPath: target, rawQueryString: '' }
    : { rawPath: target.slice(0, mark), rawQueryString: target.slice(mark + 1) };
}

/** Lower-case names; a header sent several times has its values joined by commas. */
function headersOf(request: http.IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  );
}

function forwarded(request: http.IncomingMessage, host: string | undefined) {
  return {
    'x-amzn-trace-id': `Root=1-${randomUUID()}`,
    'x-forwarded-for': request.socket.remoteAddress ?? '127.0.0.1',
    'x-forwarded-port': host?.split(':')[1] ?? '80',
    'x-forwarded-proto': 'http',
  };
}

function queryParameters(rawQueryString: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return parameters;
}

/**
 * What arrives as text rather than base64. Forms and uploads are base64 on AWS too, which surprises
 * whoever meets it in production first.
 */
function isText(contentType: string | undefined): boolean {
  return (
    contentType === undefined ||
    /^(text\/|application\/(json|javascript|xml)\b|[\w.-]+\/[\w.-]+\+(json|xml)\b)/i.test(
      contentType,
    )
  );
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `12/Mar/2026:19:03:58 +0000`, as web servers have always logged it. */
function commonLogTime(nowMs: number): string {
  const iso = new Date(nowMs).toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
