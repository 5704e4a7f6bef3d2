import type { HttpClient, HttpReply, HttpRequest } from '#infra/local/replay/http-client.ts';

import type { KillMoment } from './kill-moments.ts';
import { PlatformKilled, type MortalPlatform } from './mortal-platform.ts';

export interface PersistentClient extends HttpClient {
  /** How many requests were sent since the first application. */
  readonly requests: () => number;
  /** How often the platform was killed so far. */
  readonly kills: () => number;
  /** How often a page answered that something went wrong, and whoever read it tried again. */
  readonly troubles: () => number;
}

const applications = '/api/v1/applications';
/**
 * A function that has only just started again may take longer than it is given. People read that and
 * try again; more often than this something is wrong.
 */
const troublesAtMost = 25;

/**
 * A client that outlives the platform. It kills it at the moments given, counted in requests from the
 * first application on; sends again what may be sent twice, an application under its key or a look at
 * something; and answers every other request that was under way with `PlatformKilled`, because only
 * whoever sent it knows how to find out what became of it. So it does with a page that says that
 * something went wrong.
 */
export function createPersistentClient(options: {
  readonly client: HttpClient;
  readonly platform: MortalPlatform;
  readonly moments: readonly KillMoment[];
  readonly onKill: (kill: { readonly request: number; readonly what: string }) => void;
}): PersistentClient {
  const { client, platform, moments, onKill } = options;
  const due = [...moments];
  let requests = 0;
  let kills = 0;
  let troubles = 0;

  function count(request: HttpRequest): void {
    if (requests === 0 && !isApplication(request)) return;
    requests += 1;
    const [next] = due;
    if (next === undefined || requests < next.request) return;
    due.shift();
    const what = `${request.method} ${new URL(request.url).pathname}`;
    setTimeout(() => {
      kills += 1;
      onKill({ request: next.request, what });
      // A platform that cannot come back is told to whoever waits for it.
      platform.kill().catch(() => undefined);
    }, next.afterMs);
  }

  async function sendOnce(request: HttpRequest): Promise<HttpReply> {
    const life = platform.life();
    try {
      return afterTrouble(request, await client.send(request));
    } catch (cause) {
      if (cause instanceof PlatformKilled) throw cause;
      if (platform.life() === life) throw cause;
      throw new PlatformKilled(`Killed under ${request.method} ${request.url}`, { cause });
    }
  }

  /** A step that met trouble is done again whole; what may be sent again by itself is its sender's affair. */
  function afterTrouble(request: HttpRequest, reply: HttpReply): HttpReply {
    if (reply.status < 500 || maySendAgain(request, platform.url)) return reply;
    troubles += 1;
    if (troubles > troublesAtMost) return reply;
    throw new PlatformKilled(`${request.method} ${request.url} answered ${reply.status}`);
  }

  async function sendUntilAnswered(request: HttpRequest): Promise<HttpReply> {
    for (;;) {
      await platform.up();
      try {
        return await sendOnce(request);
      } catch (error) {
        if (!(error instanceof PlatformKilled)) throw error;
      }
    }
  }

  return {
    send(request) {
      count(request);
      return maySendAgain(request, platform.url) ? sendUntilAnswered(request) : sendOnce(request);
    },
    close: client.close,
    requests: () => requests,
    kills: () => kills,
    troubles: () => troubles,
  };
}

function isApplication({ method, url }: HttpRequest): boolean {
  return method === 'POST' && new URL(url).pathname === applications;
}

/** Staff's requests belong to a step that is done again whole, their sign-in above all. */
function maySendAgain(request: HttpRequest, platformUrl: string): boolean {
  const { origin, pathname } = new URL(request.url);
  if (origin !== platformUrl) return false;
  return isApplication(request) || pathname === '/dev/settled' || isLook(request, pathname);
}

function isLook({ method }: HttpRequest, pathname: string): boolean {
  return method === 'GET' && pathname.startsWith('/dev/');
}
