/**
 * What runs inside a function's thread: one thread is one execution environment. Plain JavaScript,
 * because stripping types would cost each cold start another 50 ms.
 *
 * The bundle knows nothing of this file. It sees its environment variables, an event, a context
 * and, in `Date`, the platform's clock instead of the machine's.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openGatewayLine } from './gateway-line.mjs';

const offsetMs = new BigInt64Array(workerData.offsetMs);
followThePlatformClock();
const hearAnswer = openGatewayLine(workerData.gateway, (call) => {
  parentPort.postMessage({ kind: 'call', ...call });
});

// From the start: a bundle may ask for a secret before it is loaded.
parentPort.on('message', ({ kind, ...message }) => {
  if (kind === 'answer') hearAnswer(message);
  else void answer(message);
});
const handler = await loadHandler();
if (handler !== undefined) parentPort.postMessage({ kind: 'ready' });

async function loadHandler() {
  try {
    const bundle = await import(workerData.file);
    const found = bundle[workerData.exportName];
    if (typeof found === 'function') return found;
    throw Object.assign(new Error(`${workerData.handler} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  } catch (error) {
    parentPort.postMessage({ kind: 'not-ready', error: describe(error) });
    return undefined;
  }
}

async function answer({ requestId, event, remainingMs, context }) {
  // Measured without Date: winding the platform's clock must not time out what is running.
  const deadline = performance.now() + remainingMs;
  try {
    const result = await handler(JSON.parse(event), {
      ...context,
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    });
    parentPort.postMessage({
      kind: 'answered',
      requestId,
      result: JSON.stringify(result) ?? 'null',
    });
  } catch (error) {
    parentPort.postMessage({ kind: 'failed', requestId, error: describe(error) });
  }
}

function describe(error) {
  return error instanceof Error
    ? {
        errorType: error.name,
        errorMessage: error.message,
        trace: String(error.stack ?? '').split('\n'),
      }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function followThePlatformClock() {
  const MachineDate = globalThis.Date;
  const machineNow = MachineDate.now;
  const now = () => machineNow() + Number(Atomics.load(offsetMs, 0));
  const PlatformDate = new Proxy(MachineDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: (target) => new target(now()).toString(),
  });
  MachineDate.now = now;
  MachineDate.prototype.constructor = PlatformDate;
  globalThis.Date = PlatformDate;
}
