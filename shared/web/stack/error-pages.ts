import type { MiddlewareObj } from '@middy/core';

import { unreachable, type Ids } from '#shared/kernel/index.ts';

import type { PageAnswer } from '../page.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';
import { Interruption, type InterruptionReason } from './interruption.ts';

/** Where the kit reports a page that failed. The route's pattern, never the address: that may name a case. */
export interface PageLog {
  pageFailed(event: {
    readonly reference: string;
    readonly method: string;
    readonly route: string;
    readonly error: unknown;
  }): void;
}

/** Turns whatever went wrong into a page: an interruption into its own, anything else into a reference. */
export function errorPages<Data>(options: {
  readonly log: PageLog;
  readonly ids: Ids;
  readonly render: (exchange: Exchange<Data>, answer: PageAnswer<Data>) => GatewayResponse;
}): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  const { log, ids, render } = options;
  return {
    onError: (request) => {
      const { event: exchange, error } = request;
      if (error instanceof Interruption) {
        request.response = interrupted(render(exchange, pageFor(error.reason)), error.reason);
        return;
      }
      const reference = ids.reference();
      const route = exchange.found?.route.path ?? '(none)';
      log.pageFailed({ reference, method: exchange.method, route, error });
      request.response = render(exchange, {
        kind: 'page',
        template: 'open-door/problem.njk',
        view: { reference },
        status: 500,
      });
    },
  };
}

function interrupted(response: GatewayResponse, reason: InterruptionReason): GatewayResponse {
  if (reason.kind !== 'method-not-allowed') return response;
  return { ...response, headers: { ...response.headers, allow: reason.allowed.join(', ') } };
}

function pageFor<Data>(reason: InterruptionReason): PageAnswer<Data> {
  switch (reason.kind) {
    case 'not-found':
      return answer('open-door/not-found.njk', 404);
    case 'method-not-allowed':
      return answer('open-door/not-found.njk', 405);
    case 'too-large':
      return answer('open-door/too-large.njk', 413);
    case 'not-a-form':
      return answer('open-door/form-stale.njk', 415);
    case 'session-expired':
      return answer('open-door/session-expired.njk', 403);
    case 'form-stale':
      return answer('open-door/form-stale.njk', 403);
    default:
      return unreachable(reason);
  }
}

function answer<Data>(template: string, status: number): PageAnswer<Data> {
  return { kind: 'page', template, view: {}, status };
}
