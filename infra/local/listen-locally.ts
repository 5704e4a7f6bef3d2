import type http from 'node:http';
import { PlatformProblem } from './platform-problem.ts';

export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * A client that reuses a connection must never find it closed a moment ago. Node's five seconds are
 * about as long as a busy machine leaves one alone.
 */
const keepAliveMs = 600_000;

/** Listens on this machine's own address only; port 0 takes any that is free. */
export async function listenLocally(server: http.Server, port: number): Promise<Listening> {
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new PlatformProblem(
              `Port ${port} is taken: stop what uses it, or choose another with --port.`,
              { cause: error },
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
