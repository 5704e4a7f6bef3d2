import { setTimeout as after } from 'node:timers/promises';
import { readVerdict } from './batch-failures.ts';
import { isEngineError, type QueueEngine } from './engines.ts';
import type { QueueSource } from './event-source.ts';
import type { PlatformLog } from './log.ts';
import { createQueueCalls, forFilter, toRecord, type Message } from './queue-messages.ts';

const longPollSeconds = 20;
/** How long a poller rests after the queue refused a call, by throttling for example. */
const restMs = 100;

export interface Poller {
  readonly close: () => Promise<void>;
}

export interface QueuePoller extends Poller {
  readonly queueName: string;
  /** Whether it holds messages that a function is about to handle, or has just handled. */
  readonly busy: () => boolean;
}

/**
 * Brings a queue's messages to a function, as Lambda's pollers do. A message is deleted only once
 * the function has dealt with it; whatever fails comes back when its visibility timeout ends, and
 * the queue itself counts how often.
 */
export function startQueuePoller(
  source: QueueSource,
  queues: QueueEngine,
  log: PlatformLog,
): QueuePoller {
  const closing = new AbortController();
  const { receive, remove } = createQueueCalls(source.queueUrl, queues, closing.signal);
  let batchesInHand = 0;
  const loops = Array.from({ length: source.concurrency }, poll);

  async function poll(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const messages = await receive(source.batchSize, longPollSeconds);
        if (messages.length === 0) continue;
        batchesInHand += 1;
        await fillBatch(messages)
          .then(deliver)
          .finally(() => {
            batchesInHand -= 1;
          });
      } catch (error) {
        if (isClosing()) return;
        if (!isEngineError(error)) log.trouble(`${source.logicalId} could not poll`, error);
        await after(restMs);
      }
    }
  }

  function isClosing(): boolean {
    return closing.signal.aborted;
  }

  /** Waits for as many more messages as the mapping's batching asks for. */
  async function fillBatch(first: readonly Message[]): Promise<readonly Message[]> {
    const batch = [...first];
    const deadline = performance.now() + source.windowMs;
    while (batch.length < source.batchSize && !isClosing()) {
      const leftSeconds = Math.ceil((deadline - performance.now()) / 1000);
      if (leftSeconds <= 0) break;
      batch.push(...(await receive(source.batchSize - batch.length, 1)));
    }
    return batch;
  }

  async function deliver(messages: readonly Message[]): Promise<void> {
    const wanted = messages.filter((message) => source.matches(forFilter(message)));
    // What no filter lets through is deleted unseen, as on AWS.
    await remove(messages.filter((message) => !wanted.includes(message)));
    if (wanted.length === 0) return;
    const outcome = await source.target.invoke({
      Records: wanted.map((message) => toRecord(message, source.queueArn)),
    });
    // What was cut short by the platform's end comes again at the next start.
    if (isClosing() && !outcome.ok) return;
    const sent = new Set(wanted.map(({ MessageId }) => MessageId));
    const verdict = readVerdict(outcome, sent, source.reportsFailures);
    if (!verdict.all)
      await remove(wanted.filter(({ MessageId }) => !verdict.failed.has(MessageId)));
  }

  return {
    queueName: source.queueName,
    busy: () => batchesInHand > 0,
    close: async () => {
      closing.abort();
      await Promise.all(loops);
    },
  };
}
