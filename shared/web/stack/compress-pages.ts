import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { MiddlewareObj } from '@middy/core';

import { acceptsEncoding } from './accepts-encoding.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this a page gains nothing. */
const worthBytes = 1000;

/**
 * Makes pages a quarter of their size for whoever takes them so: prepaid data is paid by the megabyte.
 * CloudFront compresses what it keeps and nothing else, and no page is kept (decision 0042). What a
 * page says in secret cannot be guessed from its size: a form's token is another one in each page.
 */
export function compressPages<Data>(): MiddlewareObj<Exchange<Data>, GatewayResponse> {
  const compress = async ({
    event: exchange,
    response,
  }: {
    readonly event: Exchange<Data>;
    readonly response: GatewayResponse | null | undefined;
  }): Promise<void> => {
    const isPage = response?.headers['content-type']?.startsWith('text/html') === true;
    if (!isPage || response.body.length < worthBytes) return;
    response.headers['vary'] = 'accept-encoding';
    const taken = encodingTaken(exchange.headers.get('accept-encoding') ?? '');
    if (taken === undefined) return;
    const packed =
      taken === 'br'
        ? await brotli(response.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : await gzipped(response.body);
    response.headers['content-encoding'] = taken;
    response.body = packed.toString('base64');
    response.isBase64Encoded = true;
  };
  return { after: compress, onError: compress };
}

function encodingTaken(acceptEncoding: string): 'br' | 'gzip' | undefined {
  if (acceptsEncoding(acceptEncoding, 'br')) return 'br';
  return acceptsEncoding(acceptEncoding, 'gzip') ? 'gzip' : undefined;
}
