import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFauxqs } from 'fauxqs';
import { openQueueEngine, serveQueueEngine } from '#infra/local/queues/index.ts';
import { clientOf } from './queue-client.ts';
import { describeQueueEngine, type RunningEngine } from './queue-engine.contract.ts';

const place = { urlBase: 'http://queues.test', accountId: '000000000000', region: 'eu-west-2' };

/** Our engine, its clock in the test's hand, served over HTTP to the real client. */
async function startOurs(folder?: string): Promise<RunningEngine> {
  // The clock stands still until it is wound, so that a busy machine cannot expire anything.
  let clock = 1_775_001_600_000;
  const engine = openQueueEngine({
    ...place,
    now: () => clock,
    ...(folder === undefined ? {} : { folder }),
  });
  const server = await serveQueueEngine(engine);
  const client = clientOf(server.url);
  return {
    client,
    pass(seconds) {
      clock += seconds * 1_000;
      engine.clockMoved();
      return Promise.resolve();
    },
    async close() {
      client.destroy();
      await server.close();
      await engine.close();
    },
  };
}

describeQueueEngine({
  name: 'our engine in memory',
  start: () => startOurs(),
  knownFaults: {},
});

describeQueueEngine({
  name: 'our engine on disk',
  async start() {
    const folder = mkdtempSync(join(tmpdir(), 'queues-'));
    const running = await startOurs(folder);
    return {
      ...running,
      async close() {
        await running.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  knownFaults: {},
});

const noClock = 'follows the machine’s clock, which cannot be wound on';
const noMoves = 'has no message move tasks';
const anyReceipt = 'accepts any receipt and does nothing';
const unchecked = 'does not check';

describeQueueEngine({
  name: 'fauxqs in memory',
  async start() {
    const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    const client = clientOf(`http://127.0.0.1:${server.port}`);
    return {
      client,
      async pass(seconds) {
        if (seconds > 5) throw new Error('too long to really wait');
        await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      },
      async close() {
        client.destroy();
        await server.stop();
      },
    };
  },
  knownFaults: {
    'names a refusal as AWS names it': 'puts the old protocol’s prefix before every name',
    'gives message attributes only to those who ask for them':
      'gives all of them to those who ask for none',
    'gives the attributes asked for a checksum of their own': 'gives the checksum of all of them',
    'carries characters beyond the first 65,536':
      'takes half of a surrogate pair for a forbidden character',
    'says when a message is not in flight any more':
      'notices an expired time-out only when somebody receives',
    'refuses to change the visibility of a message that is gone': 'says MessageNotInflight instead',
    'refuses a receipt it never gave out': anyReceipt,
    'refuses a receipt of another queue': anyReceipt,
    'names the entries whose receipt is not one': anyReceipt,
    'gives each waiting receiver a message of its own':
      'wakes them all for the first message and sends the others away',
    'refuses a delay of more than fifteen minutes': unchecked,
    'refuses message attributes without a value or a known type': unchecked,
    'refuses an entry id of more than eighty letters': unchecked,
    'refuses a dead-letter queue that is missing, of another type or closed': unchecked,
    'refuses a queue name with letters it does not allow': unchecked,
    'refuses to read an attribute it does not know': unchecked,
    'delivers many messages of one group in one answer': 'gives one message of a group at a time',
    'deduplicates within the group where the queue says so': 'deduplicates within the queue always',
    'refuses a deletion by an expired receipt': 'accepts it',
    'refuses a whole batch of which one entry has no group': 'fails the one entry',
    'tells where a failed message came from': 'does not',
    'goes on counting the receives of a failed message':
      'counts the passing on as one receive more',
    'lists the queues that fail into a queue': 'does not know the operation',
    'gives failed messages back to the queue they failed in, as new ones': noMoves,
    'moves failed messages to a named queue': noMoves,
    'keeps to the pace asked for, and stops when cancelled': noMoves,
    'fails a task that cannot tell where a message came from': noMoves,
    'refuses a source that takes no failed messages and queues that do not exist': noMoves,
    'forgets a message at the end of its retention': noClock,
    'purges once a minute': noClock,
    'forgets a deduplication id after five minutes': noClock,
  },
});
