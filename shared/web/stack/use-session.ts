import type { MiddlewareObj } from '@middy/core';

import { verifiedFormId } from '../form-token.ts';
import type { SessionKeeper } from '../session-keeper.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';
import { Interruption } from './interruption.ts';

/** Loads or begins the session a route asks for; stops the request when one is missing. */
export function useSession<Data>(
  keeper: SessionKeeper<Data>,
): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  return {
    before: async ({ event: exchange }) => {
      const wanted = exchange.found?.route.session ?? 'required';
      if (wanted === 'none') return;
      exchange.session = await keeper.find(exchange.cookies, exchange.at);
      if (exchange.session !== undefined) return;
      if (exchange.method === 'POST' || wanted === 'required') {
        throw new Interruption({ kind: 'session-expired' });
      }
      if (wanted === 'start') exchange.session = keeper.begin(exchange.at);
    },
  };
}

/** Stops a POST whose form was not made by us for this visit. Nothing has been done by then. */
export function checkForm<Data>(
  signingKey: string,
): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  return {
    before: ({ event: exchange }) => {
      if (exchange.method !== 'POST' || exchange.session === undefined) return;
      const { id, session } = exchange.session;
      const visit = { id, csrfSecret: session.csrfSecret };
      exchange.formId = verifiedFormId(signingKey, visit, exchange.form);
      if (exchange.formId === undefined) throw new Interruption({ kind: 'form-stale' });
    },
  };
}
