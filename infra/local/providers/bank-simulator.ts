import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#shared/kernel/index.ts';
import { listenLocally } from '../listen-locally.ts';
import { BodyTooLarge, readBody } from '../read-body.ts';
import { createFaultPanel, faultsChangeSchema } from './bank/bank-faults.ts';
import type { BankFaults, BankFaultsChange, FaultPanel } from './bank/bank-faults.ts';
import { openBankRecords } from './bank/bank-records.ts';
import type { BankRecords, BankTotals } from './bank/bank-records.ts';
import { createReportDelivery } from './bank/report-delivery.ts';
import { statementFile } from './bank/statement-files.ts';
import { bankStatusPage } from './bank/status-page.ts';
import { topUpMovements } from './bank/top-up-movements.ts';
import { createTakeFile, unusable } from './bank/take-file.ts';
import type { BankAnswer, BankDesk } from './bank/take-file.ts';
import { createTakeMessage } from './bank/take-message.ts';
import type { LocalProvider, ProviderContext, RunningProvider, TopUp } from './local-provider.ts';

export interface RunningBank extends RunningProvider {
  readonly faults: {
    readonly shown: () => BankFaults;
    readonly change: (change: BankFaultsChange) => void;
  };
  /** The bank's own view of the money at the clock's present time. */
  readonly totals: () => BankTotals;
}

/** Where the bank pushes its reports to, below the service's origin. */
const reportsPath = '/rails/bacs/reports';
const statusReportsPath = '/rails/faster-payments/reports';

const fileLimitBytes = 16 * 1024 * 1024;
const faultsLimitBytes = 64 * 1024;

/**
 * A bank on this machine: takes Standard 18 files and pain.001 messages over HTTP, follows the Bacs
 * cycle or pays at once by the platform's clock, and pushes signed reports to the service until it
 * has them.
 */
export function createBankSimulator(options: {
  readonly railKey: string;
}): LocalProvider<RunningBank> {
  return { name: 'bank', start: (context) => startBank(context, options.railKey) };
}

async function startBank(context: ProviderContext, railKey: string): Promise<RunningBank> {
  const now = (): Instant => new Date(context.clock.now()).toISOString();
  const records = openBankRecords(context.dataFolder);
  const faults = createFaultPanel(() => {
    delivery.wake(true);
  });
  const delivery = createReportDelivery({
    ...{ records, faults, now, railKey },
    reportsUrl: `${context.serviceOrigin}${reportsPath}`,
    statusReportsUrl: `${context.serviceOrigin}${statusReportsPath}`,
    trouble: context.log.trouble,
  });
  const desk: BankDesk = {
    ...{ records, faults, now },
    wake: () => {
      delivery.wake(false);
    },
  };
  const bank: Bank = {
    ...{ records, faults, now },
    takeFile: createTakeFile(desk),
    takeMessage: createTakeMessage(desk),
    topUps: context.topUps ?? (() => Promise.resolve([])),
    stopping: new AbortController(),
  };
  const server = createServer((request, response) => {
    answer(bank, request, response).catch((problem: unknown) => {
      if (!bank.stopping.signal.aborted) {
        context.log.trouble('The bank simulator failed to answer.', problem);
      }
      response.destroy();
    });
  });
  const listening = await listenLocally(server, context.port ?? 0);
  const stopListening = context.clock.onWound(() => {
    delivery.wake(true);
  });
  delivery.wake(true);
  return {
    url: listening.url,
    parameters: { BankEndpoint: listening.url },
    drained: delivery.drained,
    faults: { shown: faults.shown, change: faults.change },
    totals: () => records.totals(now()),
    stop: async () => {
      stopListening();
      bank.stopping.abort();
      await listening.close();
      await delivery.stop();
      records.close();
    },
  };
}

type Take = (idempotencyKey: string, text: string) => BankAnswer;

interface Bank {
  readonly records: BankRecords;
  readonly faults: FaultPanel;
  readonly now: () => Instant;
  readonly takeFile: Take;
  readonly takeMessage: Take;
  readonly topUps: () => Promise<readonly TopUp[]>;
  readonly stopping: AbortController;
}

async function answer(
  bank: Bank,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const place = `${request.method ?? ''} ${request.url ?? ''}`;
  switch (place) {
    case 'POST /bacs/files':
      await answerFile(bank, bank.takeFile, request, response);
      return;
    case 'POST /iso20022/credit-transfers':
      await answerFile(bank, bank.takeMessage, request, response);
      return;
    case 'GET /bacs/totals':
      send(response, 200, bank.records.totals(bank.now()));
      return;
    case 'GET /faults':
      send(response, 200, bank.faults.shown());
      return;
    case 'POST /faults':
      await answerFaults(bank, request, response);
      return;
    case 'GET /':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(bankStatusPage(bank.records, bank.faults.shown(), bank.now()));
      return;
    default:
      await answerElsewhere(bank, request, response);
  }
}

/** The statements of our account; there is nothing else here. */
async function answerElsewhere(
  bank: Bank,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url = '' } = request;
  const topUps = method === 'GET' ? await bank.topUps() : [];
  const movementsUntil = (until: Instant) =>
    [...bank.records.movementsUntil(until), ...topUpMovements(topUps, until)].sort((a, b) =>
      a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0,
    );
  const file = method === 'GET' ? statementFile(url, bank.now(), movementsUntil) : undefined;
  if (file === undefined) {
    send(response, 404, { errors: [{ reason: 'there is nothing here' }] });
  } else if (!file.ok) send(response, 422, { errors: [{ reason: file.failure }] });
  else {
    const { contentType, fileName, body } = file.value;
    response.writeHead(200, {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
    });
    response.end(body);
  }
}

async function answerFile(
  bank: Bank,
  take: Take,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await bodyOf(request, fileLimitBytes);
  const verdict = bank.faults.strikes('outage')
    ? unusable(503, undefined, 'the bank is not available')
    : judge(take, request.headers['idempotency-key'], text);
  const { lateMs } = bank.faults.shown();
  if (lateMs > 0) await pauseUnlessStopping(lateMs, bank.stopping.signal);
  if (verdict.status < 300 && bank.faults.strikes('loseReply')) {
    request.socket.destroy();
    return;
  }
  send(response, verdict.status, verdict.body, verdict.headers);
}

function judge(
  take: Take,
  key: string | string[] | undefined,
  text: string | undefined,
): BankAnswer {
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key)) {
    return unusable(
      400,
      undefined,
      'an Idempotency-Key of 1 to 128 printable characters is needed',
    );
  }
  if (text === undefined) return unusable(413, undefined, 'the file is too long');
  return take(key, text);
}

async function answerFaults(
  bank: Bank,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const change = faultsChangeSchema.safeParse(
    parseOrUndefined(await bodyOf(request, faultsLimitBytes)),
  );
  if (!change.success) {
    send(response, 422, {
      errors: change.error.issues.map(({ message }) => ({ reason: message })),
    });
    return;
  }
  bank.faults.change(change.data);
  send(response, 200, bank.faults.shown());
}

function parseOrUndefined(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** The body, or undefined when it is longer than the limit. */
async function bodyOf(request: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  try {
    return (await readBody(request, limitBytes)).toString('utf8');
  } catch (problem) {
    if (problem instanceof BodyTooLarge) return undefined;
    throw problem;
  }
}

async function pauseUnlessStopping(durationMs: number, signal: AbortSignal): Promise<void> {
  await pause(durationMs, undefined, { signal }).catch(() => undefined);
}

function send(
  response: ServerResponse,
  status: number,
  body: object | string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isXml = typeof body === 'string';
  const contentType = isXml ? 'application/xml' : 'application/json';
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(isXml ? body : JSON.stringify(body));
}
