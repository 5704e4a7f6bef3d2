import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#shared/kernel/index.ts';
import { receiptToken } from '#shared/messages/message-receipt.ts';
import { templateNames } from '#shared/messages/message-templates.ts';
import type { DevRoute } from '../dev-routes.ts';
import { listenLocally } from '../listen-locally.ts';
import { readBody } from '../read-body.ts';
import { createFaultPanel, faultsChangeSchema } from './bank/bank-faults.ts';
import type { BankFaults, BankFaultsChange, FaultPanel } from './bank/bank-faults.ts';
import { createReportDelivery } from './bank/report-delivery.ts';
import type { LocalProvider, ProviderContext, RunningProvider } from './local-provider.ts';
import { inboxPage } from './messages/inbox-page.ts';
import {
  findMessages,
  isLetIn,
  localServiceId,
  takeMessage,
  templateIdOf,
  wrong,
} from './messages/notify-desk.ts';
import type { NotifyAnswer } from './messages/notify-desk.ts';
import { openSentMessages } from './messages/sent-messages.ts';
import type { SentMessage, SentMessages } from './messages/sent-messages.ts';

export interface RunningMessageProvider extends RunningProvider {
  readonly faults: {
    readonly shown: () => BankFaults;
    readonly change: (change: BankFaultsChange) => void;
  };
}

export interface MessageSimulator extends LocalProvider<RunningMessageProvider> {
  /** What was "sent", the newest first; nothing before it runs. */
  readonly inbox: () => readonly SentMessage[];
}

const bodyLimitBytes = 64 * 1024;
const shownInInbox = 200;

/**
 * GOV.UK Notify on this machine: takes messages over HTTP, fills in its templates, keeps what a family
 * would read, and says what became of each by a callback. `/faults` shows and sets what is broken on purpose;
 * `repeatReports` doubles the callbacks.
 */
export function createMessageSimulator(keys: {
  readonly railKey: string;
  readonly secret: string;
}): MessageSimulator {
  let sent: SentMessages | undefined;
  return {
    name: 'messages',
    inbox: () => sent?.newest(shownInInbox) ?? [],
    start: async (context) => {
      const opened = openSentMessages(context.dataFolder);
      sent = opened;
      const running = await startNotify(context, keys, opened);
      return {
        ...running,
        stop: async () => {
          sent = undefined;
          await running.stop();
        },
      };
    },
  };
}

/** `/dev/inbox`, and the same as JSON at `/dev/inbox?as=json`. */
export function inboxRoute(inbox: () => readonly SentMessage[]): DevRoute {
  return {
    method: 'GET',
    path: '/dev/inbox',
    answer: ({ query }) =>
      query.get('as') === 'json' ? { json: inbox() } : { html: inboxPage(inbox()) },
  };
}

interface Notify {
  readonly desk: Parameters<typeof takeMessage>[0];
  readonly faults: FaultPanel;
  readonly stopping: AbortController;
}

async function startNotify(
  { clock, port, serviceOrigin, log }: ProviderContext,
  { railKey, secret }: { readonly railKey: string; readonly secret: string },
  sent: SentMessages,
): Promise<RunningMessageProvider> {
  const now = (): Instant => new Date(clock.now()).toISOString();
  const faults = createFaultPanel(() => {
    delivery.wake(true);
  });
  const reportsUrl = `${serviceOrigin}/messages/receipts`;
  const delivery = createReportDelivery({
    ...{ records: sent, faults, now, railKey, reportsUrl },
    bearerToken: receiptToken(railKey),
    statusReportsUrl: reportsUrl,
    trouble: log.trouble,
  });
  const wake = (): void => {
    delivery.wake(false);
  };
  const stopping = new AbortController();
  const notify: Notify = { desk: { sent, secret, now, wake }, faults, stopping };
  const server = createServer((request, response) => {
    answer(notify, request, response).catch((problem: unknown) => {
      if (!stopping.signal.aborted) {
        log.trouble('The message simulator failed to answer.', problem);
      }
      response.destroy();
    });
  });
  const listening = await listenLocally(server, port ?? 0);
  const stopListening = clock.onWound(() => {
    delivery.wake(true);
  });
  delivery.wake(true);
  const ids = Object.fromEntries(templateNames.map((name) => [name, templateIdOf(name)]));
  return {
    url: listening.url,
    parameters: {
      NotifyEndpoint: listening.url,
      NotifyServiceId: localServiceId,
      NotifyTemplates: JSON.stringify(ids),
    },
    drained: delivery.drained,
    faults: { shown: faults.shown, change: faults.change },
    stop: async () => {
      stopListening();
      stopping.abort();
      await listening.close();
      await delivery.stop();
      sent.close();
    },
  };
}

async function answer(
  { desk, faults, stopping }: Notify,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = (await readBody(request, bodyLimitBytes)).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://notify.local');
  if (url.pathname === '/faults') {
    send(response, operate(faults, request.method ?? '', text));
    return;
  }
  const verdict = faults.strikes('outage')
    ? { status: 503 as const, body: { status_code: 503, errors: [] } }
    : judge(desk, request, url, text);
  const { lateMs } = faults.shown();
  if (lateMs > 0) {
    await pause(lateMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  if (verdict.status === 201 && faults.strikes('loseReply')) {
    request.socket.destroy();
    return;
  }
  send(response, verdict);
}

function judge(
  desk: Notify['desk'],
  request: IncomingMessage,
  url: URL,
  text: string,
): NotifyAnswer {
  if (!isLetIn(desk, request.headers.authorization)) {
    const errors = [{ error: 'AuthError', message: 'Invalid token: API key not found' }];
    return { status: 403, body: { status_code: 403, errors } };
  }
  const [, type] = /^\/v2\/notifications\/(sms|email|letter)$/.exec(url.pathname) ?? [];
  if (request.method === 'POST' && type !== undefined) return takeMessage(desk, type, text);
  if (request.method === 'GET' && url.pathname === '/v2/notifications') {
    return findMessages(desk, url.searchParams.get('reference'));
  }
  return { status: 404, body: { errors: [{ error: 'NotFound', message: 'nothing is here' }] } };
}

/** What whoever runs this machine may see and break on purpose. */
function operate(faults: FaultPanel, method: string, text: string): NotifyAnswer {
  if (method === 'POST') {
    const change = faultsChangeSchema.safeParse(JSON.parse(text));
    if (!change.success) return wrong('ValidationError', change.error.message);
    faults.change(change.data);
  }
  return { status: 200, body: faults.shown() };
}

function send(response: ServerResponse, { status, body }: NotifyAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
