import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueueEngine } from '#infra/local/queues/index.ts';

/**
 * How many messages a second go through the queue engine: sent, received and deleted in batches of
 * ten, with bodies of 500 bytes, the whole lot waiting in between as it does in a replay.
 * Run: node --disable-warning=ExperimentalWarning tests/bench/queue-engine.ts [messages]
 */
interface Received {
  readonly Messages?: readonly { readonly ReceiptHandle: string }[];
}

async function measure(title: string, folder: string | undefined, fifo: boolean, count: number) {
  const place = { urlBase: 'http://queues.test', accountId: '000000000000', region: 'eu-west-2' };
  const engine = openQueueEngine({
    now: Date.now,
    ...place,
    ...(folder === undefined ? {} : { folder }),
  });
  const created = await engine.call('CreateQueue', {
    QueueName: fifo ? 'bench.fifo' : 'bench',
    Attributes: fifo ? { FifoQueue: 'true', ContentBasedDeduplication: 'true' } : {},
  });
  const { QueueUrl } = created as { QueueUrl: string };
  const padding = 'x'.repeat(490);

  const startedAt = performance.now();
  for (let sent = 0; sent < count; sent += 10) {
    const Entries = Array.from({ length: 10 }, (_, at) => ({
      Id: `${at}`,
      MessageBody: `${padding}${sent + at}`,
      ...(fifo ? { MessageGroupId: `${(sent + at) % 500}` } : {}),
    }));
    await engine.call('SendMessageBatch', { QueueUrl, Entries });
  }
  const sentAt = performance.now();
  for (let done = 0; done < count;) {
    const input = { QueueUrl, MaxNumberOfMessages: 10, AttributeNames: ['All'] };
    const { Messages = [] } = (await engine.call('ReceiveMessage', input)) as Received;
    const Entries = Messages.map(({ ReceiptHandle }, at) => ({ Id: `${at}`, ReceiptHandle }));
    await engine.call('DeleteMessageBatch', { QueueUrl, Entries });
    done += Messages.length;
  }
  const doneAt = performance.now();
  await engine.close();

  const rate = (ms: number) => Math.round((count / ms) * 1_000);
  console.log(
    `${title}: ${rate(sentAt - startedAt)} sent/s, ${rate(doneAt - sentAt)} received and deleted/s, ${rate(doneAt - startedAt)} through/s`,
  );
}

const count = Number(process.argv[2] ?? 60_000);
await measure('in memory', undefined, false, count);
for (const fifo of [false, true]) {
  const folder = mkdtempSync(join(tmpdir(), 'queues-'));
  await measure(fifo ? 'on disk, FIFO' : 'on disk', folder, fifo, count);
  rmSync(folder, { recursive: true });
}
