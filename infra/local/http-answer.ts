import { promisify } from 'node:util';
import zlib from 'node:zlib';
import * as z from 'zod';
import { acceptsEncoding } from '#shared/web/stack/accepts-encoding.ts';
import { isJsonObject, textAt, type Json } from './json.ts';

/** What goes back to the browser. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const resultSchema = z.object({
  statusCode: z.coerce.number().int().min(200).max(599),
  headers: z.record(z.string(), scalar).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * Reads a function's result as payload format 2.0 does: an object with a `statusCode` states the
 * whole response, anything else is the body of a 200. Undefined for a result that API Gateway
 * cannot make sense of and answers with 500.
 */
export function httpAnswer(result: Json): HttpAnswer | undefined {
  if (!isJsonObject(result) || result['statusCode'] === undefined) {
    const text = typeof result === 'string' ? result : JSON.stringify(result);
    return jsonAnswer(200, text);
  }
  const read = resultSchema.safeParse(result);
  if (!read.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = read.data;
  const lowerCase = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...lowerCase },
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** What API Gateway answers by itself, for example `{"message":"Not Found"}`. */
export function gatewayAnswer(status: number, message: string): HttpAnswer {
  return jsonAnswer(status, JSON.stringify({ message }));
}

export function jsonAnswer(status: number, json: string): HttpAnswer {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, cookies: [], body: Buffer.from(json) };
}

/** CloudFront leaves smaller and larger bodies as they are. */
const compressedBytes = { atLeast: 1000, atMost: 10_000_000 };
const textTypes =
  /^(text\/|application\/(json|javascript|xml|manifest\+json|geo\+json)\b|image\/svg\+xml)/;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Compresses text that may be kept, for whoever accepts it, as CloudFront does in front of the deployed API. */
export async function compressed(answer: HttpAnswer, acceptEncoding: string): Promise<HttpAnswer> {
  const { headers, body } = answer;
  const suitable =
    textTypes.test(textAt(headers, 'content-type') ?? '') &&
    headers['content-encoding'] === undefined &&
    /max-age=[1-9]/.test(headers['cache-control'] ?? '') &&
    body.length >= compressedBytes.atLeast &&
    body.length <= compressedBytes.atMost;
  if (!suitable) return answer;
  const vary = [headers['vary'], 'accept-encoding'].filter((name) => name !== undefined);
  const plain = { ...answer, headers: { ...headers, vary: vary.join(', ') } };
  if (acceptsEncoding(acceptEncoding, 'br')) {
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 };
    return encoded(plain, 'br', await brotli(body, { params }));
  }
  if (acceptsEncoding(acceptEncoding, 'gzip')) return encoded(plain, 'gzip', await gzip(body));
  return plain;
}

function encoded(answer: HttpAnswer, encoding: string, body: Buffer): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, 'content-encoding': encoding }, body };
}
