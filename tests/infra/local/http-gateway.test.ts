import { afterAll, beforeAll, expect, test } from 'vitest';
import http from 'node:http';
import type { Platform } from '#infra/local/platform.ts';
import {
  buildSmallService,
  removeSmallService,
  startSmall,
  type SmallService,
} from './small-stack/build.ts';

let service: SmallService;
let platform: Platform;

beforeAll(async () => {
  service = await buildSmallService();
  platform = await startSmall(service, { startAtMs: Date.parse('2021-12-06T09:30:00Z') });
});
afterAll(async () => {
  await platform.stop();
  removeSmallService(service);
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request as it is: `fetch` would decompress, add headers and follow redirects. */
function ask(
  path: string,
  options: http.RequestOptions = {},
  body: string | Buffer = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(platform.url + path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function echoed(
  path: string,
  options: http.RequestOptions = {},
  body: string | Buffer = '',
): Promise<Record<string, unknown>> {
  const answer = await ask(path, options, body);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body.toString()) as Record<string, unknown>;
}

test('keeps a connection open for longer than anybody leaves one alone', async () => {
  const agent = new http.Agent({ keepAlive: true });
  const { headers } = await ask('/echo/1', { agent });
  agent.destroy();
  expect(headers['keep-alive']).toBe('timeout=600');
});

test('sends the event of payload format 2.0', async () => {
  const event = await echoed('/echo/a%20b/c?x=1&y=2&x=%C3%A9&empty=', {
    method: 'PUT',
    headers: {
      Cookie: 'one=1; two=2',
      'X-Several': ['first', 'second'],
      'User-Agent': 'a test',
      Host: 'open-door.test:80',
    },
  });
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'ANY /echo/{rest+}',
    rawPath: '/echo/a%20b/c',
    rawQueryString: 'x=1&y=2&x=%C3%A9&empty=',
    cookies: ['one=1', 'two=2'],
    headers: { 'x-several': 'first,second', 'x-forwarded-proto': 'http', 'user-agent': 'a test' },
    queryStringParameters: { x: '1,é', y: '2', empty: '' },
    pathParameters: { rest: 'a b/c' },
    requestContext: {
      accountId: '000000000000',
      domainName: 'open-door.test:80',
      http: {
        method: 'PUT',
        path: '/echo/a%20b/c',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'a test',
      },
      routeKey: 'ANY /echo/{rest+}',
      stage: '$default',
      time: expect.stringMatching(/^06\/Dec\/2021:09:3\d:\d\d \+0000$/) as string,
    },
    isBase64Encoded: false,
  });
  expect(event['headers']).not.toHaveProperty('cookie');
  expect(event).not.toHaveProperty('body');
});

test('leaves out what a request does not have', async () => {
  const event = await echoed('/echo/x');
  expect(event).not.toHaveProperty('cookies');
  expect(event).not.toHaveProperty('queryStringParameters');
  expect(event).not.toHaveProperty('body');
});

test.each([
  ['application/json; charset=utf-8', 'text'],
  ['text/csv', 'text'],
  ['application/problem+json', 'text'],
  ['application/x-www-form-urlencoded', 'base64'],
  ['multipart/form-data; boundary=x', 'base64'],
  ['image/png', 'base64'],
])('sends a body of %s as %s', async (type, form) => {
  const method = 'POST';
  const event = await echoed('/echo/x', { method, headers: { 'Content-Type': type } }, 'é=1');
  expect(event).toMatchObject({
    body: form === 'text' ? 'é=1' : Buffer.from('é=1').toString('base64'),
    isBase64Encoded: form === 'base64',
  });
});

test('prefers the fixed path to the parameter, and the method to any', async () => {
  expect((await ask('/orders/latest')).body.toString()).toBe('none');
  expect((await ask('/orders/nothing')).body.toString()).toBe('[]');
});

test.each([
  ['GET', '/nowhere'],
  ['GET', '/orders'],
  ['GET', '/echo/'],
  ['HEAD', '/orders/latest'],
  ['GET', '/orders/latest/'],
])('answers 404 where there is no route: %s %s', async (method, path) => {
  const answer = await ask(path, { method });
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).toBe(method === 'HEAD' ? '' : '{"message":"Not Found"}');
});

test('sends what the function answers: status, headers, cookies and binary bodies', async () => {
  const page = await ask('/echo/page');
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  expect(page.headers.date).toMatch(/^Mon, 06 Dec 2021 09:3/);
  const picture = await ask('/echo/picture');
  expect(picture.headers['content-type']).toBe('image/png');
  expect([...picture.body]).toEqual([137, 80, 78, 71]);
});

test('answers a HEAD with the headers of the GET and no body', async () => {
  const got = await ask('/echo/page');
  const answer = await ask('/echo/page', { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe(String(got.body.length));
  expect(answer.body).toHaveLength(0);
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', undefined],
])(
  'compresses text that may be kept, for a browser that accepts %s',
  async (accepted, encoding) => {
    const page = await ask('/echo/page', { headers: { 'Accept-Encoding': accepted } });
    expect(page.headers['content-encoding']).toBe(encoding);
    expect(page.headers.vary).toBe('accept-encoding');
    expect(Number(page.headers['content-length'])).toBe(page.body.length);
    for (const path of ['/echo/picture', '/echo/kept-by-nobody']) {
      const other = await ask(path, { headers: { 'Accept-Encoding': accepted } });
      expect(other.headers['content-encoding']).toBeUndefined();
    }
  },
);

test('answers 500 for a function that throws or answers nonsense', async () => {
  for (const [path, method] of [
    ['/try/throw', 'POST'],
    ['/echo/nonsense', 'GET'],
  ] as const) {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(500);
    expect(answer.body.toString()).toBe('{"message":"Internal Server Error"}');
  }
});

test('answers 413 to a request larger than API Gateway takes', async () => {
  const answer = await ask('/echo/x', {
    method: 'POST',
    headers: { 'Content-Length': 10 * 1024 * 1024 + 1 },
    agent: false,
  }).catch(() => undefined);
  const chunked = await ask(
    '/echo/x',
    { method: 'POST' },
    Buffer.alloc(10 * 1024 * 1024 + 1),
  ).catch(() => undefined);
  expect([answer?.status, chunked?.status].filter((status) => status === 413)).not.toHaveLength(0);
});

test('keeps a connection open for the next request', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<unknown>();
  for (let turn = 0; turn < 3; turn += 1) {
    const event = await echoed('/echo/x', { agent });
    ports.add((event['headers'] as Record<string, string>)['connection']);
  }
  expect(ports).toEqual(new Set(['keep-alive']));
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
  agent.destroy();
});

test('leads whoever opens a page at the machine’s number to its name, where sessions hold', async () => {
  const { host } = new URL(platform.url);
  expect(host).toMatch(/^localhost:/);
  const byNumber = { host: host.replace('localhost', '127.0.0.1') };
  const opened = await ask('/echo/a?b=1', {
    headers: { ...byNumber, 'sec-fetch-mode': 'navigate' },
  });
  expect(opened).toMatchObject({
    status: 307,
    headers: { location: `${platform.url}/echo/a?b=1` },
  });
  expect(await ask('/staff/cases', { headers: byNumber })).toMatchObject({ status: 307 });
  expect(await ask('/echo/a', { headers: byNumber })).toMatchObject({ status: 200 });
});
