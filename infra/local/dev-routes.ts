import { gatewayAnswer, jsonAnswer, type HttpAnswer } from './http-answer.ts';

/** What a local-only page or command is asked. */
export interface DevRequest {
  readonly query: URLSearchParams;
  readonly body: string;
}

/** A path under `/dev/` that exists on this machine only; the template knows nothing of it. */
export interface DevRoute {
  readonly method: 'GET' | 'POST';
  readonly path: `/dev/${string}`;
  readonly answer: (request: DevRequest) => Promise<DevAnswer> | DevAnswer;
}

export type DevAnswer =
  | { readonly status?: number; readonly json: unknown }
  | { readonly status?: number; readonly html: string };

export type AnswerDevRequest = (request: {
  readonly method: string;
  readonly path: string;
  readonly rawQueryString: string;
  readonly body: string;
  readonly origin: string | undefined;
  readonly host: string;
}) => Promise<HttpAnswer>;

/** Answers `/dev/` paths from a list. A page of another site may not use the reader's browser for it. */
export function createDevRoutes(routes: readonly DevRoute[]): AnswerDevRequest {
  return async ({ method, path, rawQueryString, body, origin, host }) => {
    if (!isThisMachine(host) || (origin !== undefined && origin !== `http://${host}`)) {
      return gatewayAnswer(403, 'Only pages of this machine may ask this');
    }
    const route = routes.find(
      (candidate) => candidate.path === path && candidate.method === method,
    );
    if (route === undefined) return gatewayAnswer(404, 'Not Found');
    try {
      return written(await route.answer({ query: new URLSearchParams(rawQueryString), body }));
    } catch (error) {
      return gatewayAnswer(400, error instanceof Error ? error.message : String(error));
    }
  };
}

/** A name of somebody else's that leads to this address would let their page in. */
function isThisMachine(host: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(host.replace(/:\d+$/, ''));
}

function written(answer: DevAnswer): HttpAnswer {
  const status = answer.status ?? 200;
  if ('json' in answer) return jsonAnswer(status, JSON.stringify(answer.json));
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { status, headers, cookies: [], body: Buffer.from(answer.html) };
}
