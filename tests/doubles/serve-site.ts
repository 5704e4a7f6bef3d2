import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Context } from 'aws-lambda';

import type { PageSite } from '#shared/web/index.ts';

/** Serves a page site to a real browser on this machine, as API Gateway would call it. */
export async function serveSite(site: PageSite): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    void answer(site, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  site: PageSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split('?');
  const seen = await site(
    {
      rawPath,
      rawQueryString,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('base64'),
      isBase64Encoded: true,
      requestContext: { http: { method: request.method } },
    },
    {} as Context,
  );
  response.writeHead(seen.statusCode, { ...seen.headers, 'set-cookie': seen.cookies });
  response.end(seen.isBase64Encoded ? Buffer.from(seen.body, 'base64') : seen.body);
}
