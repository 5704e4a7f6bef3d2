import type { MiddlewareObj } from '@middy/core';

import type { FormValues } from '../page.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';
import { Interruption } from './interruption.ts';

/** A page's form is text of at most this many bytes; files go their own way, past this function. */
const largestFormBytes = 100 * 1024;

/** Reads the form of a POST. Only url-encoded forms: nothing else is sent by a page of ours. */
export function readPostedForm<Data>(): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  return {
    before: ({ event: exchange }) => {
      if (exchange.method !== 'POST') return;
      if (Buffer.byteLength(exchange.body) > largestFormBytes) {
        throw new Interruption({ kind: 'too-large' });
      }
      const contentType = exchange.headers.get('content-type') ?? '';
      if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
        throw new Interruption({ kind: 'not-a-form' });
      }
      exchange.form = formValues(exchange.body);
    },
  };
}

/** The fields of a url-encoded text; a field sent more than once becomes a list. */
export function formValues(body: string): FormValues {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else fields.set(name, typeof before === 'string' ? [before, value] : [...before, value]);
  }
  return Object.fromEntries(fields);
}
