import type { MiddlewareObj } from '@middy/core';

import type { Route } from '../page.ts';
import { createRouter } from '../router.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';
import { Interruption } from './interruption.ts';

/** Finds the route of a request, or stops it with "not found" or "not that way". */
export function findRoute<Data>(
  routes: readonly Route<Data>[],
): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  const router = createRouter(routes);
  return {
    before: ({ event: exchange }) => {
      const match = router(exchange.method, exchange.path);
      switch (match.kind) {
        case 'found':
          exchange.found = match;
          exchange.language = match.route.onlyIn ?? exchange.language;
          return;
        case 'other-method':
          throw new Interruption({ kind: 'method-not-allowed', allowed: match.allowed });
        case 'unknown':
          throw new Interruption({ kind: 'not-found' });
      }
    },
  };
}
