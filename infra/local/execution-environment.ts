import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { AccessGateway } from './access-gateway.ts';
import { parseJson, type Json } from './json.ts';
import type { FunctionDescription } from './function-description.ts';
import type { FunctionLine } from './log.ts';

/** An error as Lambda reports it to whoever invoked the function. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type InvocationOutcome =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly error: FunctionError };

/** One warm copy of a function. It handles one event at a time; the pool sees to that. */
export interface ExecutionEnvironment {
  readonly invoke: (requestId: string, event: string) => Promise<InvocationOutcome>;
  readonly alive: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Lambda allows ten seconds for a cold start; a laptop that starts several functions and a browser
 * at once gets more, because failing there would say nothing about the function.
 */
const coldStartLimitMs = 30_000;

/** Lambda refuses to carry a larger answer. */
const answerLimitBytes = 6 * 1024 * 1024;

const errorSchema = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()),
});
const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('not-ready'), error: errorSchema }),
  z.object({ kind: z.literal('answered'), requestId: z.string(), result: z.string() }),
  z.object({ kind: z.literal('failed'), requestId: z.string(), error: errorSchema }),
  z.object({
    kind: z.literal('call'),
    id: z.number(),
    target: z.string(),
    authorization: z.string(),
    body: z.string(),
    file: z
      .object({
        method: z.string(),
        path: z.string(),
        contentType: z.string().optional(),
        bytes: z.instanceof(Uint8Array),
      })
      .optional(),
  }),
]);
type Reply = z.infer<typeof replySchema>;
type CallOfFunction = Extract<Reply, { kind: 'call' }>;

/** Starts a thread for a function and loads its bundle; the first invocation waits for that. */
export function startExecutionEnvironment(options: {
  readonly description: FunctionDescription;
  readonly clockOffsetMs: SharedArrayBuffer;
  readonly writeLine: (line: FunctionLine) => void;
  readonly gateway: AccessGateway;
}): ExecutionEnvironment {
  const { description, gateway } = options;
  const gone = new AbortController();
  let requestId: string | undefined;
  let alive = true;
  let settle: ((outcome: InvocationOutcome) => void) | undefined;
  const worker = startThread(description, options.clockOffsetMs);
  const started = startOf(worker, description);
  captureLines(worker.stdout, 'stdout');
  captureLines(worker.stderr, 'stderr');

  function captureLines(output: Readable, stream: 'stdout' | 'stderr'): void {
    createInterface({ input: output }).on('line', (line) => {
      options.writeLine({ function: description.logicalId, requestId, stream, line });
    });
  }

  async function answerCall({ id, ...call }: CallOfFunction): Promise<void> {
    worker.postMessage({ kind: 'answer', id, ...(await gateway(call, gone.signal)) });
  }

  function finish(outcome: InvocationOutcome): void {
    settle?.(outcome);
    settle = undefined;
  }

  worker.on('message', (message: unknown) => {
    const reply = replySchema.parse(message);
    if (reply.kind === 'call') void answerCall(reply);
    if (reply.kind === 'answered' && reply.requestId === requestId) finish(answered(reply.result));
    if (reply.kind === 'failed' && reply.requestId === requestId) {
      finish({ ok: false, error: reply.error });
    }
  });
  worker.on('error', (error) => {
    alive = false;
    finish({ ok: false, error: crash(requestId, error) });
  });
  worker.on('exit', (code) => {
    alive = false;
    gone.abort();
    finish({ ok: false, error: exited(requestId, `exit status ${code}`) });
  });

  async function invoke(id: string, event: string): Promise<InvocationOutcome> {
    requestId = id;
    const failure = await started;
    if (failure !== undefined) {
      alive = false;
      return { ok: false, error: failure };
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        alive = false;
        finish({ ok: false, error: timedOut(id, description.timeoutMs) });
        void worker.terminate();
      }, description.timeoutMs);
      settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      worker.postMessage(requestFor(description, id, event));
    });
  }

  return {
    invoke,
    alive: () => alive,
    close: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}

function startThread(description: FunctionDescription, offsetMs: SharedArrayBuffer): Worker {
  return new Worker(new URL('./function-thread.mjs', import.meta.url), {
    name: description.logicalId,
    env: description.environment,
    stdout: true,
    stderr: true,
    workerData: {
      file: pathToFileURL(description.file).href,
      exportName: description.exportName,
      handler: description.handler,
      offsetMs,
      gateway: description.gateway,
    },
    // Lambda's Node leaves a tenth of the memory to what is not the heap.
    resourceLimits: { maxOldGenerationSizeMb: Math.floor(description.memoryMb * 0.9) },
  });
}

/** Resolves once the bundle is loaded: with nothing, or with the reason why it could not be. */
function startOf(
  worker: Worker,
  description: FunctionDescription,
): Promise<FunctionError | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ errorType: 'Sandbox.Timedout', errorMessage: 'The cold start took too long' });
      void worker.terminate();
    }, coldStartLimitMs);
    const settle = (failure: FunctionError | undefined) => {
      clearTimeout(timer);
      resolve(failure);
    };
    worker.on('message', function hear(message: unknown) {
      const reply: Reply = replySchema.parse(message);
      if (reply.kind === 'call') return;
      worker.off('message', hear);
      settle(reply.kind === 'not-ready' ? reply.error : undefined);
      if (reply.kind === 'not-ready') void worker.terminate();
    });
    worker.once('error', (error) => {
      settle(crash(description.logicalId, error));
    });
    worker.once('exit', (code) => {
      settle(exited(description.logicalId, `exit status ${code}`));
    });
  });
}

function requestFor(description: FunctionDescription, requestId: string, event: string) {
  return {
    kind: 'invoke',
    requestId,
    event,
    remainingMs: description.timeoutMs,
    context: {
      functionName: description.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: description.arn,
      memoryLimitInMB: String(description.memoryMb),
      logGroupName: `/aws/lambda/${description.name}`,
      logStreamName: 'local',
    },
  };
}

function answered(result: string): InvocationOutcome {
  if (Buffer.byteLength(result) > answerLimitBytes) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${answerLimitBytes} bytes).`;
    return { ok: false, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
  }
  return { ok: true, value: parseJson(result) };
}

function timedOut(requestId: string, timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}

function exited(requestId: string | undefined, how: string): FunctionError {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId ?? 'none'} Error: Runtime exited with error: ${how}`,
  };
}

function crash(requestId: string | undefined, error: unknown): FunctionError {
  if (!(error instanceof Error)) return exited(requestId, 'exit status 1');
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return exited(requestId, 'signal: killed');
  }
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
}
