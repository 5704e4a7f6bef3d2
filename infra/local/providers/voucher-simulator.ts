import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#shared/kernel/index.ts';
import type { PieceRailName } from '#shared/payments/rails/pieces/index.ts';
import { listenLocally } from '../listen-locally.ts';
import { BodyTooLarge, readBody } from '../read-body.ts';
import { createFaultPanel, faultsChangeSchema } from './bank/bank-faults.ts';
import type { BankFaults, BankFaultsChange, FaultPanel } from './bank/bank-faults.ts';
import { createReportDelivery } from './bank/report-delivery.ts';
import type { LocalProvider, ProviderContext, RunningProvider } from './local-provider.ts';
import { said } from './vouchers/desk-answer.ts';
import type { DeskAnswer } from './vouchers/desk-answer.ts';
import { createFloatDesk } from './vouchers/float-desk.ts';
import type { FloatDesk } from './vouchers/float-desk.ts';
import { createVoucherDesk } from './vouchers/voucher-desk.ts';
import type { VoucherDesk } from './vouchers/voucher-desk.ts';
import { openVoucherRecords } from './vouchers/voucher-records.ts';
import type { ProviderTotals } from './vouchers/voucher-records.ts';

export interface RunningVoucherProvider extends RunningProvider {
  readonly faults: {
    readonly shown: () => BankFaults;
    readonly change: (change: BankFaultsChange) => void;
  };
  readonly totals: () => ProviderTotals;
}

const bodyLimitBytes = 1024 * 1024;
/** How often the provider looks for what expired while nobody wound the clock. */
const sweepEveryMs = 30_000;

/** What each provider's address is called among the parameters of the stack. */
const endpointParameters: Readonly<Record<PieceRailName, string>> = {
  'cash-out': 'CashOutEndpoint',
  'supermarket-voucher': 'SupermarketVoucherEndpoint',
  'fuel-voucher': 'FuelVoucherEndpoint',
};

/**
 * A provider of codes or vouchers on this machine: takes orders over HTTP, issues a code for each,
 * lets a till redeem it, ends it when its days are over by the platform's clock, and pushes signed
 * reports to the service until it has them. It is paid in advance, and tells what is left.
 */
export function createVoucherSimulator(options: {
  readonly rail: PieceRailName;
  readonly railKey: string;
}): LocalProvider<RunningVoucherProvider> {
  return { name: options.rail, start: (context) => startProvider(context, options) };
}

async function startProvider(
  context: ProviderContext,
  { rail, railKey }: { readonly rail: PieceRailName; readonly railKey: string },
): Promise<RunningVoucherProvider> {
  const now = (): Instant => new Date(context.clock.now()).toISOString();
  const records = openVoucherRecords(context.dataFolder);
  const faults = createFaultPanel(() => {
    delivery.wake(true);
  });
  const reportsUrl = `${context.serviceOrigin}/rails/${rail}/reports`;
  const delivery = createReportDelivery({
    ...{ records, faults, now, railKey, reportsUrl },
    statusReportsUrl: reportsUrl,
    trouble: context.log.trouble,
  });
  const wake = (): void => {
    delivery.wake(false);
  };
  const float = createFloatDesk({ rail, records, faults, now });
  const { balancePence } = float;
  const desk = createVoucherDesk({ rail, records, faults, now, wake, floatPence: balancePence });
  const provider: Provider = {
    desk,
    float,
    takePaidIn: async () => {
      float.takePaidIn((await context.topUps?.()) ?? []);
    },
    faults,
    totals: records.totals,
    stopping: new AbortController(),
  };
  const server = createServer((request, response) => {
    answer(provider, request, response).catch((problem: unknown) => {
      if (!provider.stopping.signal.aborted) {
        context.log.trouble(`The ${rail} simulator failed to answer.`, problem);
      }
      response.destroy();
    });
  });
  const listening = await listenLocally(server, context.port ?? 0);
  const look = (): void => {
    desk.sweep();
    delivery.wake(true);
  };
  const stopListening = context.clock.onWound(look);
  const sweeping = setInterval(look, sweepEveryMs).unref();
  look();
  return {
    url: listening.url,
    parameters: { [endpointParameters[rail]]: listening.url },
    drained: delivery.drained,
    faults: { shown: faults.shown, change: faults.change },
    totals: records.totals,
    stop: async () => {
      stopListening();
      clearInterval(sweeping);
      provider.stopping.abort();
      await listening.close();
      await delivery.stop();
      records.close();
    },
  };
}

interface Provider {
  readonly desk: VoucherDesk;
  readonly float: FloatDesk;
  /** Books what our bank has paid in since. */
  readonly takePaidIn: () => Promise<void>;
  readonly faults: FaultPanel;
  readonly totals: () => ProviderTotals;
  readonly stopping: AbortController;
}

async function answer(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await bodyOf(request);
  const { faults, stopping } = provider;
  const path = request.url ?? '';
  if (path === '/faults' || path === '/totals' || path === '/float/movements') {
    send(response, answerOperator(provider, request.method ?? '', path, text));
    return;
  }
  // Before anything is said of the float, or taken from it.
  if (path === '/orders' || path.startsWith('/float/')) await provider.takePaidIn();
  const verdict = faults.strikes('outage')
    ? said(503, 'the provider is not available')
    : judge(provider, request, text);
  const { lateMs } = faults.shown();
  if (lateMs > 0) {
    await pause(lateMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  if (verdict.status < 300 && faults.strikes('loseReply')) {
    request.socket.destroy();
    return;
  }
  send(response, verdict);
}

function judge(
  { desk, float }: Provider,
  request: IncomingMessage,
  text: string | undefined,
): DeskAnswer {
  if (text === undefined) return said(413, 'the request is too long');
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://provider');
  if (pathname === '/float/statement' && request.method === 'GET') {
    return float.statement(searchParams);
  }
  const [, place = '', name = '', wish = ''] = (request.url ?? '')
    .split('/')
    .map(decodeURIComponent);
  switch (`${request.method ?? ''} ${place} ${wish}`) {
    case 'POST orders ': {
      const key = request.headers['idempotency-key'];
      return typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)
        ? desk.order(key, text)
        : said(400, 'an Idempotency-Key of 1 to 128 printable characters is needed');
    }
    case 'POST orders cancel':
      return desk.cancel(name);
    case 'POST orders resend':
      return desk.resend(name);
    case 'GET orders ':
      return desk.show(name);
    case 'POST codes redeem':
      return desk.redeem(name);
    default:
      return said(404, 'there is nothing here');
  }
}

/** What whoever runs this machine may see and break on purpose. */
function answerOperator(
  { faults, totals, float }: Provider,
  method: string,
  path: string,
  text: string | undefined,
): DeskAnswer {
  if (path === '/float/movements') return float.book(text ?? '');
  if (path === '/totals') return { status: 200, body: totals() };
  if (method === 'GET') return { status: 200, body: faults.shown() };
  const change = faultsChangeSchema.safeParse(parseOrUndefined(text));
  if (!change.success) return said(422, change.error.message);
  faults.change(change.data);
  return { status: 200, body: faults.shown() };
}

function parseOrUndefined(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** The body, or undefined when it is longer than the limit. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    return (await readBody(request, bodyLimitBytes)).toString('utf8');
  } catch (problem) {
    if (problem instanceof BodyTooLarge) return undefined;
    throw problem;
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: DeskAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
