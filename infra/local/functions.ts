import { randomUUID } from 'node:crypto';
import type { AccessGateway } from './access-gateway.ts';
import {
  startExecutionEnvironment,
  type ExecutionEnvironment,
  type InvocationOutcome,
} from './execution-environment.ts';
import type { FunctionDescription } from './function-description.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';

/** A deployed function: its execution environments and what waits for one. */
export interface DeployedFunction {
  readonly description: FunctionDescription;
  /** Runs the function once. Never throws: what the function threw is in the outcome. */
  readonly invoke: (event: unknown) => Promise<InvocationOutcome>;
  /** Invocations running or waiting for an environment. */
  readonly inHand: () => number;
  readonly close: () => Promise<void>;
}

export interface FunctionSurroundings {
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
  /** Answers the AWS calls of the function. */
  readonly gateway: AccessGateway;
  /** Told at the start and end of each invocation, so that "nothing happens any more" can be seen. */
  readonly onActivity: () => void;
}

/** An environment that nobody needed for so long gives its memory back. */
const idleLimitMs = 120_000;

/** What Lambda answers to a function whose concurrency is used up for good: reserved at zero. */
const throttled: InvocationOutcome = {
  ok: false,
  error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' },
};

/**
 * Deploys one function. Environments are started when they are needed, kept warm, and never more
 * than the function's concurrency; further events wait their turn, first come first served.
 */
export function deployFunction(
  description: FunctionDescription,
  surroundings: FunctionSurroundings,
): DeployedFunction {
  const idle: { environment: ExecutionEnvironment; expiry: NodeJS.Timeout }[] = [];
  const living = new Set<ExecutionEnvironment>();
  const waiting: ((environment: ExecutionEnvironment) => void)[] = [];
  let inHand = 0;
  let open = true;
  const isOpen = () => open;

  function start(): ExecutionEnvironment {
    const environment = startExecutionEnvironment({
      description,
      clockOffsetMs: surroundings.clock.offsetMs,
      writeLine: surroundings.log.functionLine,
      gateway: surroundings.gateway,
    });
    living.add(environment);
    return environment;
  }

  function takeIdle(): ExecutionEnvironment | undefined {
    for (let next = idle.pop(); next !== undefined; next = idle.pop()) {
      clearTimeout(next.expiry);
      if (next.environment.alive()) return next.environment;
      living.delete(next.environment);
    }
    return undefined;
  }

  async function take(): Promise<ExecutionEnvironment> {
    const warm = takeIdle();
    if (warm !== undefined) return warm;
    if (living.size < description.concurrency) return start();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(environment: ExecutionEnvironment): void {
    const usable = environment.alive();
    if (!usable) living.delete(environment);
    const next = isOpen() ? waiting.shift() : undefined;
    if (next !== undefined) {
      next(usable ? environment : start());
    } else if (usable) {
      const expiry = setTimeout(() => {
        living.delete(environment);
        void environment.close();
      }, idleLimitMs);
      idle.push({ environment, expiry: expiry.unref() });
    }
  }

  async function invoke(event: unknown): Promise<InvocationOutcome> {
    if (description.concurrency === 0 || !isOpen()) return throttled;
    inHand += 1;
    surroundings.onActivity();
    const environment = await take();
    const outcome = await environment.invoke(randomUUID(), JSON.stringify(event));
    giveBack(environment);
    if (!outcome.ok && isOpen()) {
      const { errorType, errorMessage } = outcome.error;
      surroundings.log.trouble(
        `${description.logicalId} failed: ${errorType}: ${errorMessage}`,
        outcome.error,
      );
    }
    inHand -= 1;
    surroundings.onActivity();
    return outcome;
  }

  return {
    description,
    invoke,
    inHand: () => inHand,
    close: async () => {
      open = false;
      for (const { expiry } of idle) clearTimeout(expiry);
      await Promise.all([...living].map((environment) => environment.close()));
    },
  };
}
