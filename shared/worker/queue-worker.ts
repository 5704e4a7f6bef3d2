import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';

import type { Log } from '#shared/log/index.ts';

import type { Park } from './parked-message.ts';

/** What becomes of a message: it is finished, it comes again, or a person must see it. */
export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly why: string }
  | { readonly kind: 'park'; readonly reason: string };

export interface QueueWorkerOptions<Schema extends z.ZodType> {
  readonly message: Schema;
  readonly handle: (message: z.infer<Schema>) => Promise<Verdict>;
  readonly park: Park;
  readonly log: Log;
  /**
   * Handles the messages of a batch at the same time: for work that waits on others and where two
   * messages seldom touch the same records. What they read side by side is read together.
   */
  readonly sideBySide?: boolean;
}

/**
 * The loop of every worker: one message at a time unless told otherwise, one verdict each. What does
 * not parse is parked with its reason; what throws comes again, and after the queue's last try the
 * dead-letter queue parks it.
 */
export function createQueueWorker<Schema extends z.ZodType>(options: QueueWorkerOptions<Schema>) {
  return async function work(event: SQSEvent): Promise<SQSBatchResponse> {
    const handled = options.sideBySide
      ? await Promise.all(event.Records.map((record) => handleRecord(options, record)))
      : await inTurn(event.Records, (record) => handleRecord(options, record));
    return {
      batchItemFailures: event.Records.filter((_, place) => handled[place] === false).map(
        ({ messageId }) => ({ itemIdentifier: messageId }),
      ),
    };
  };
}

async function inTurn(
  records: readonly SQSRecord[],
  handleOne: (record: SQSRecord) => Promise<boolean>,
): Promise<readonly boolean[]> {
  const handled = [];
  for (const record of records) handled.push(await handleOne(record));
  return handled;
}

async function handleRecord<Schema extends z.ZodType>(
  { message, handle, park, log }: QueueWorkerOptions<Schema>,
  record: SQSRecord,
): Promise<boolean> {
  const { messageId } = record;
  const receiveCount = Number(record.attributes.ApproximateReceiveCount);
  try {
    const parsed = message.safeParse(parseJson(record.body));
    const verdict: Verdict = parsed.success
      ? await handle(parsed.data)
      : { kind: 'park', reason: `The message does not parse: ${z.prettifyError(parsed.error)}` };
    if (verdict.kind === 'retry') log.write('message-retried', { messageId, receiveCount });
    if (verdict.kind === 'park') {
      const queueName = record.eventSourceARN.split(':').at(-1) ?? 'unknown';
      await park({ queueName, messageId, reason: verdict.reason, body: record.body });
      log.write('message-parked', { messageId, receiveCount });
    }
    return verdict.kind !== 'retry';
  } catch (error) {
    log.write('message-retried', { messageId, receiveCount, error });
    return false;
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
