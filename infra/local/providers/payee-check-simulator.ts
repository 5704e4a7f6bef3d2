import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { payeeCheckToken } from '#shared/payee-checks/payee-check-provider.http.ts';
import { listenLocally } from '../listen-locally.ts';
import { bodyOf, parseJson, send } from './json-exchange.ts';
import type { LocalProvider, ProviderContext, RunningProvider } from './local-provider.ts';
import { answerFor } from './payee-checks/payee-answers.ts';

const faultsSchema = z.strictObject({
  /** Answers 503 to every question. */
  outage: z.boolean(),
  /** Answers only after so many milliseconds of real time. */
  lateMs: z.int().min(0).max(120_000),
});
export type PayeeCheckFaults = z.infer<typeof faultsSchema>;
/** A change names only what it changes. */
const changeSchema = faultsSchema.partial();

export interface RunningPayeeChecks extends RunningProvider {
  readonly change: (faults: Partial<PayeeCheckFaults>) => void;
  /** How many questions were answered since the start. */
  readonly answered: () => number;
}

const questionSchema = z.object({
  sortCode: z.string().regex(/^\d{6}$/),
  accountNumber: z.string().regex(/^\d{8}$/),
  name: z.string().min(1),
  accountType: z.enum(['personal', 'business']),
  secondaryReference: z.string().optional(),
});

const bodyLimitBytes = 16 * 1024;

interface Banks {
  readonly token: string;
  readonly stopping: AbortSignal;
  faults: PayeeCheckFaults;
  answered: number;
}

/**
 * The banks of everybody, asked whose an account is: `POST /confirmation-of-payee`. What is broken on
 * purpose is at `/faults`, and kept in memory. Questions change nothing and are not kept.
 */
export function createPayeeCheckSimulator(options: {
  readonly railKey: string;
}): LocalProvider<RunningPayeeChecks> {
  return { name: 'payee checks', start: (context) => startBanks(context, options.railKey) };
}

async function startBanks(context: ProviderContext, railKey: string): Promise<RunningPayeeChecks> {
  const stop = new AbortController();
  const banks: Banks = {
    token: payeeCheckToken(railKey),
    stopping: stop.signal,
    faults: { outage: false, lateMs: 0 },
    answered: 0,
  };
  const server = createServer((request, response) => {
    answer(banks, request, response).catch((problem: unknown) => {
      if (!stop.signal.aborted) {
        context.log.trouble('The payee check simulator failed to answer.', problem);
      }
      response.destroy();
    });
  });
  const listening = await listenLocally(server, context.port ?? 0);
  return {
    url: listening.url,
    parameters: { PayeeCheckEndpoint: listening.url },
    drained: () => Promise.resolve(),
    change: (faults) => {
      banks.faults = { ...banks.faults, ...faults };
    },
    answered: () => banks.answered,
    stop: async () => {
      stop.abort();
      await listening.close();
    },
  };
}

async function answer(
  banks: Banks,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (`${request.method ?? ''} ${request.url ?? ''}`) {
    case 'POST /confirmation-of-payee':
      await answerQuestion(banks, request, response);
      return;
    case 'GET /faults':
      send(response, 200, banks.faults);
      return;
    case 'POST /faults': {
      const change = changeSchema.safeParse(parseJson(await bodyOf(request, bodyLimitBytes)));
      if (!change.success) {
        send(response, 422, { errors: change.error.issues.map(({ message }) => message) });
        return;
      }
      const { outage = banks.faults.outage, lateMs = banks.faults.lateMs } = change.data;
      banks.faults = { outage, lateMs };
      send(response, 200, banks.faults);
      return;
    }
    default:
      send(response, 404, { error: 'there is nothing here' });
  }
}

async function answerQuestion(
  banks: Banks,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request, bodyLimitBytes);
  const { outage, lateMs } = banks.faults;
  if (lateMs > 0) {
    await pause(lateMs, undefined, { signal: banks.stopping }).catch(() => undefined);
  }
  if (outage) {
    send(response, 503, { error: 'the service is not available' });
    return;
  }
  if (request.headers.authorization !== `Bearer ${banks.token}`) {
    send(response, 401, { error: 'this is not a key we gave out' });
    return;
  }
  const question = questionSchema.safeParse(parseJson(body));
  if (!question.success) {
    send(response, 400, { errors: question.error.issues.map(({ message }) => message) });
    return;
  }
  banks.answered += 1;
  send(response, 200, answerFor(question.data));
}
