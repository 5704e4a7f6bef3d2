import http from 'node:http';

/** One answer, whole. */
export interface HttpReply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests over connections that stay open. Throws only when nobody answers. */
export interface HttpClient {
  readonly send: (request: HttpRequest) => Promise<HttpReply>;
  readonly close: () => void;
}

/** Connections are reused by number, so that a winter of requests opens a handful of them. */
export function createHttpClient(connections: number): HttpClient {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: (request) => sendOnce(agent, request),
    close: () => {
      agent.destroy();
    },
  };
}

function sendOnce(agent: http.Agent, { method, url, headers, body }: HttpRequest) {
  return new Promise<HttpReply>((resolve, reject) => {
    const request = http.request(
      url,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
