import type { MiddlewareObj } from '@middy/core';

import type { Exchange, GatewayResponse } from './exchange.ts';

/**
 * Headers on every answer. Nothing is loaded but our own stylesheet, script and pictures; nothing
 * inline runs; nobody may frame us; forms go to ourselves and, for sign-in, to the places named. An
 * answer with a stricter policy of its own keeps that.
 */
export function securityHeaders<Data>(options: {
  readonly https: boolean;
  readonly formTargets: readonly string[];
}): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...options.formTargets].join(' ')}`,
    "img-src 'self' data:",
    "style-src 'self'",
    "script-src 'self'",
    // Our script asks for more time for a visit that is about to end.
    "connect-src 'self'",
  ].join('; ');
  const headers: Record<string, string> = {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(options.https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  };
  const add = ({ response }: { response: GatewayResponse | null | undefined }): void => {
    if (response) response.headers = { ...headers, ...response.headers };
  };
  return { after: add, onError: add };
}
