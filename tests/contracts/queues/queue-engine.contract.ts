import type { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { batchPromises } from './batches.contract.ts';
import { deadLetterPromises } from './dead-letters.contract.ts';
import { deliveryPromises } from './delivery.contract.ts';
import { fifoPromises } from './fifo.contract.ts';
import { managementPromises } from './management.contract.ts';
import { movePromises } from './moves.contract.ts';

/** An engine that is running, with a real AWS client pointed at it. */
export interface RunningEngine {
  readonly client: SQSClient;
  /** Lets that much of the engine's time pass: winds its clock on, or really waits. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface EngineUnderContract {
  readonly name: string;
  start(): Promise<RunningEngine>;
  /** Promises this engine is known not to keep, and what it does instead. */
  readonly knownFaults: Readonly<Record<string, string>>;
}

/** Declares one promise of SQS; `engine()` may be called once the tests run. */
export type Promises = (
  promise: (title: string, check: () => Promise<void>) => void,
  engine: () => RunningEngine,
) => void;

const chapters: Readonly<Record<string, Promises>> = {
  'delivers messages': deliveryPromises,
  'takes batches': batchPromises,
  'keeps the order of a FIFO queue': fifoPromises,
  'sets failed messages aside': deadLetterPromises,
  'moves failed messages back': movePromises,
  'manages queues': managementPromises,
};

/**
 * What SQS promises, asked of one engine. A known fault must still be there: when the engine has
 * been mended the test says so, and the fault comes off the list.
 */
export function describeQueueEngine(under: EngineUnderContract): void {
  describe(under.name, () => {
    let running: RunningEngine | undefined;
    const unmatched = new Set(Object.keys(under.knownFaults));

    beforeAll(async () => {
      running = await under.start();
    });
    afterAll(async () => {
      await running?.close();
      if (unmatched.size > 0) throw new Error(`no such promise: ${[...unmatched].join('; ')}`);
    });
    const engine = () => {
      if (running === undefined) throw new Error('the engine has not been started');
      return running;
    };

    for (const [chapter, promises] of Object.entries(chapters)) {
      describe(chapter, () => {
        promises((title, check) => {
          const fault = under.knownFaults[title];
          unmatched.delete(title);
          if (fault === undefined) it(title, check);
          else it.fails(`${title} (known fault: ${fault})`, check);
        }, engine);
      });
    }
  });
}
