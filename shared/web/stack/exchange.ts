import * as z from 'zod';

import { keyedHash, localDate, type Instant } from '#shared/kernel/index.ts';
import type { LanguageCode } from '#shared/languages/index.ts';

import { languageFor, wasChosen } from '../language-choice.ts';
import { networkOf } from '../network.ts';
import type { FormValues, PostedFile, Route } from '../page.ts';
import type { LoadedSession } from '../session-keeper.ts';

/** What we read of an API Gateway HTTP API event, payload 2.0. */
const gatewayEventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  cookies: z.array(z.string()).default([]),
  headers: z.record(z.string(), z.string().optional()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    http: z.object({ method: z.string(), sourceIp: z.string().default('') }),
  }),
});

/** The answer in the same payload format. */
export interface GatewayResponse {
  statusCode: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
  isBase64Encoded: boolean;
}

/**
 * One request on its way through the stack. Each middleware fills in what it found; the handler
 * reads it. It is the stack's event, so that everything on it is typed.
 */
export interface Exchange<Data> {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: readonly string[];
  readonly body: string;
  /** The body as it was sent: a file is not text. */
  readonly bytes: Uint8Array;
  /** What was asked for, until the route is found that may be written in one language only. */
  language: LanguageCode;
  readonly languageChosen: boolean;
  /** A keyed hash, never the address. */
  readonly network: string | undefined;
  readonly at: Instant;
  found: { route: Route<Data>; params: Readonly<Record<string, string>> } | undefined;
  form: FormValues;
  files: Readonly<Record<string, PostedFile>>;
  session: LoadedSession<Data> | undefined;
  /** The id of the form that was sent, once its token is known to be right. */
  formId: string | undefined;
}

/** What addresses are hashed with, and what the edge proves itself by. */
export interface NetworkKeys {
  readonly signingKey: string;
  readonly edgeKey: string | undefined;
}

/**
 * Opens an exchange: header names in lower case, cookies from either place, the body as text, and the
 * language that fits the request best of those `offered`.
 */
export function openExchange<Data>(
  event: unknown,
  at: Instant,
  offered: readonly LanguageCode[],
  keys: NetworkKeys,
): Exchange<Data> {
  const gateway = gatewayEventSchema.parse(event);
  const bytes = Buffer.from(gateway.body, gateway.isBase64Encoded ? 'base64' : 'utf8');
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(gateway.headers)) {
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  const inHeader = (headers.get('cookie') ?? '').split(';');
  const { sourceIp } = gateway.requestContext.http;
  const network = networkOf({ headers, sourceIp }, keys.edgeKey);
  const query = Object.fromEntries(new URLSearchParams(gateway.rawQueryString));
  const cookies = [...gateway.cookies, ...inHeader].map((cookie) => cookie.trim());
  return {
    method: gateway.requestContext.http.method.toUpperCase(),
    path: gateway.rawPath,
    query,
    headers,
    cookies,
    body: gateway.isBase64Encoded ? bytes.toString('utf8') : gateway.body,
    bytes,
    language: languageFor({ query, headers, cookies }, offered),
    languageChosen: wasChosen({ query, headers, cookies }, offered),
    network: network && keyedHash(keys.signingKey, 'network', localDate(at), network),
    at,
    found: undefined,
    form: {},
    files: {},
    session: undefined,
    formId: undefined,
  };
}
