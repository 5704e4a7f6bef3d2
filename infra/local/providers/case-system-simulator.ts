import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import { listenLocally } from '../listen-locally.ts';
import { openKeptNews, type KeptNews, type TakenNews } from './case-system/taken-news.ts';
import { bodyOf, parseJson, send } from './json-exchange.ts';
import type { LocalProvider, ProviderContext, RunningProvider } from './local-provider.ts';

const faultsSchema = z.strictObject({
  /** Answers 503 to everything. */
  outage: z.boolean(),
  /** Answers only after so many milliseconds of real time. */
  lateMs: z.int().min(0).max(120_000),
  /** Takes what it is told, and drops the connection before it says so. */
  loseReply: z.boolean(),
});
export type CaseSystemFaults = z.infer<typeof faultsSchema>;

export interface RunningCaseSystem extends RunningProvider {
  readonly change: (faults: Partial<CaseSystemFaults>) => void;
  /** What it took, the newest first. */
  readonly taken: () => readonly TakenNews[];
}

const newsSchema = z.looseObject({
  type: z.enum(['connection_request.allocated', 'connection_request.withdrawn']),
  data: z.looseObject({ reference: z.string().min(1) }),
});

const bodyLimitBytes = 64 * 1024;
const shown = 500;
/** As long as Standard Webhooks lets a message be on its way. */
const toleranceMs = 5 * 60_000;

interface CaseSystem {
  readonly kept: KeptNews;
  readonly webhook: Webhook;
  readonly now: () => number;
  readonly stopping: AbortSignal;
  faults: CaseSystemFaults;
}

/**
 * The teams' case-management system, as anybody may build it who listens to us: `POST /families` takes signed
 * webhooks by Standard Webhooks, each once; `GET /families` shows what was taken, and `/faults` what is broken on
 * purpose.
 */
export function createCaseSystemSimulator(options: {
  readonly secret: string;
}): LocalProvider<RunningCaseSystem> {
  return { name: 'case system', start: (context) => startSystem(context, options.secret) };
}

async function startSystem(context: ProviderContext, secret: string): Promise<RunningCaseSystem> {
  const stop = new AbortController();
  const kept = openKeptNews(context.dataFolder);
  const system: CaseSystem = {
    kept,
    webhook: new Webhook(secret, { format: 'raw' }),
    now: () => context.clock.now(),
    stopping: stop.signal,
    faults: { outage: false, lateMs: 0, loseReply: false },
  };
  const server = createServer((request, response) => {
    answer(system, request, response).catch((problem: unknown) => {
      if (!stop.signal.aborted) {
        context.log.trouble('The case system simulator failed to answer.', problem);
      }
      response.destroy();
    });
  });
  const listening = await listenLocally(server, context.port ?? 0);
  return {
    url: listening.url,
    parameters: { CaseSystemEndpoint: `${listening.url}/families` },
    drained: () => Promise.resolve(),
    change: (faults) => {
      system.faults = { ...system.faults, ...faults };
    },
    taken: () => kept.newest(shown),
    stop: async () => {
      stop.abort();
      await listening.close();
      kept.close();
    },
  };
}

async function answer(
  system: CaseSystem,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults } = system;
  switch (`${request.method ?? ''} ${request.url ?? ''}`) {
    case 'POST /families':
      await takeNews(system, request, response);
      return;
    case 'GET /families':
      send(response, 200, { taken: system.kept.newest(shown) });
      return;
    case 'GET /faults':
      send(response, 200, faults);
      return;
    case 'POST /faults': {
      const change = faultsSchema
        .partial()
        .safeParse(parseJson(await bodyOf(request, bodyLimitBytes)));
      if (!change.success) {
        send(response, 422, { errors: change.error.issues.map(({ message }) => message) });
        return;
      }
      const { outage = faults.outage, lateMs = faults.lateMs } = change.data;
      system.faults = { outage, lateMs, loseReply: change.data.loseReply ?? faults.loseReply };
      send(response, 200, system.faults);
      return;
    }
    default:
      send(response, 404, { error: 'there is nothing here' });
  }
}

async function takeNews(
  system: CaseSystem,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request, bodyLimitBytes);
  const { outage, lateMs, loseReply } = system.faults;
  if (lateMs > 0) {
    await pause(lateMs, undefined, { signal: system.stopping }).catch(() => undefined);
  }
  if (outage) {
    send(response, 503, { error: 'the system is not available' });
    return;
  }
  if (body === undefined || !isOurs(system, request, body)) {
    send(response, 401, { error: 'the signature is not one of ours, or too old' });
    return;
  }
  const news = newsSchema.safeParse(parseJson(body));
  if (!news.success) {
    send(response, 400, { errors: news.error.issues.map(({ message }) => message) });
    return;
  }
  const { type, data } = news.data;
  const taken = system.kept.take({
    ...{ newsId: headerOf(request, 'webhook-id'), reference: data.reference, type, body },
    takenAt: new Date(system.now()).toISOString(),
  });
  if (loseReply) {
    request.socket.destroy();
    return;
  }
  send(response, taken ? 201 : 200, { taken });
}

/** The clock of this machine may have been wound on, so the library's own check of the time will not do. */
function isOurs(system: CaseSystem, request: IncomingMessage, body: string): boolean {
  const sentAt = new Date(Number(headerOf(request, 'webhook-timestamp')) * 1000);
  if (Number.isNaN(sentAt.getTime())) return false;
  if (Math.abs(system.now() - sentAt.getTime()) > toleranceMs) return false;
  const wanted = Buffer.from(system.webhook.sign(headerOf(request, 'webhook-id'), sentAt, body));
  return headerOf(request, 'webhook-signature')
    .split(' ')
    .map((signature) => Buffer.from(signature))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
