import type { MiddlewareObj } from '@middy/core';

import type { FormValues, PostedFile } from '../page.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';
import { Interruption } from './interruption.ts';

/** A page's form is text of at most this many bytes, unless its route takes files. */
const largestFormBytes = 100 * 1024;

/**
 * Reads the form of a POST: url-encoded, or with files where the route takes them. Files are read by
 * Node's own parser of multipart forms, the one behind `fetch`, which follows the browsers' standard.
 */
export function readPostedForm<Data>(): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  return {
    before: async ({ event: exchange }) => {
      if (exchange.method !== 'POST') return;
      const { bytes } = exchange;
      const contentType = exchange.headers.get('content-type') ?? '';
      const largestUpload = exchange.found?.route.largestUploadBytes;
      const brings = largestUpload !== undefined && /^multipart\/form-data\b/i.test(contentType);
      if (bytes.byteLength > (brings ? largestUpload : largestFormBytes)) {
        throw new Interruption({ kind: 'too-large' });
      }
      if (brings) {
        Object.assign(exchange, await withFiles(bytes, contentType));
        return;
      }
      if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
        throw new Interruption({ kind: 'not-a-form' });
      }
      exchange.form = formValues(exchange.body);
    },
  };
}

/** The texts and the files of a multipart form. A file that nobody chose comes without a name and is left out. */
async function withFiles(
  bytes: Uint8Array,
  contentType: string,
): Promise<Pick<Exchange<never>, 'form' | 'files'>> {
  const sent = new Response(Buffer.from(bytes), { headers: { 'content-type': contentType } });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- The warning is for servers that let bodies grow without end; this one is bounded before it is read, and another parser would be one more dependency.
  const fields = await sent.formData().catch((cause: unknown) => {
    // The parser throws a TypeError at what is no such form; the sender is told, nothing is logged as broken.
    if (cause instanceof TypeError) throw new Interruption({ kind: 'not-a-form' });
    throw cause;
  });
  const texts = new URLSearchParams();
  const files: Record<string, PostedFile> = {};
  for (const [name, value] of fields) {
    if (typeof value === 'string') texts.append(name, value);
    else if (value.name !== '') {
      files[name] = { name: value.name, content: new Uint8Array(await value.arrayBuffer()) };
    }
  }
  return { form: formValues(texts.toString()), files };
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
