/** An answer of the interface, in the shape the HTTP API expects. */
export interface ApiAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ProblemDetail {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** An error as RFC 9457 asks: what is wrong, where, and how to mend it. */
export function problem(
  detail: ProblemDetail,
  headers: Readonly<Record<string, string>> = {},
): ApiAnswer {
  return {
    statusCode: detail.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify({ type: 'about:blank', ...detail }),
  };
}

export function json(statusCode: number, body: object): ApiAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
