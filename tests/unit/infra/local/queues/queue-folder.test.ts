import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openQueueEngine } from '#infra/local/queues/index.ts';
import { bodies, openEngine, temporaryFolder, type Message } from './engine-setup.ts';

describe('queues in a folder', () => {
  it('keep messages, receipts, attributes and tags over a restart', async () => {
    const folder = temporaryFolder();
    const before = await openEngine({ folder });
    await before.engine.call('TagQueue', { QueueUrl: before.url, Tags: { stage: 'local' } });
    await before.send('held');
    await before.send('waiting');
    const [held] = await before.receive({ MaxNumberOfMessages: 1 });
    await before.engine.close();

    const after = await openEngine({ folder });
    expect(await after.engine.call('ListQueueTags', { QueueUrl: after.url })).toEqual({
      Tags: { stage: 'local' },
    });
    expect(bodies(await after.receive())).toEqual(['waiting']);
    await after.delete(held!);
    after.windOn(30_000);
    expect(bodies(await after.receive())).toEqual(['waiting']);
  });

  it('go on remembering what was sent to a FIFO queue', async () => {
    const folder = temporaryFolder();
    const send = async () => {
      const { engine } = await openEngine({ folder });
      const Attributes = { FifoQueue: 'true' };
      const created = await engine.call('CreateQueue', { QueueName: 'q.fifo', Attributes });
      const { QueueUrl } = created as { QueueUrl: string };
      const ids = { MessageGroupId: 'a', MessageDeduplicationId: 'id' };
      const sent = await engine.call('SendMessage', { QueueUrl, MessageBody: 'x', ...ids });
      await engine.close();
      return (sent as { MessageId: string }).MessageId;
    };
    expect(await send()).toBe(await send());
  });

  it('are refused to a second engine while the first has them open', async () => {
    const folder = temporaryFolder();
    await openEngine({ folder });
    await expect(openEngine({ folder })).rejects.toThrow('cannot be opened');
  });

  it('are refused when another version wrote them', () => {
    const folder = join(temporaryFolder(), 'inner');
    mkdirSync(folder);
    const other = new DatabaseSync(join(folder, 'queues.sqlite'));
    other.exec('pragma user_version = 99');
    other.close();
    const place = { urlBase: 'http://queues.test', accountId: '000000000000', region: 'x' };
    expect(() => openQueueEngine({ folder, now: () => 0, ...place })).toThrow('version 99');
  });
});

type Step =
  | { kind: 'send' }
  | { kind: 'restart' }
  | { kind: 'receive'; most: number }
  | { kind: 'delete'; which: number }
  | { kind: 'windOn'; seconds: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'send' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('receive' as const),
      most: fc.integer({ min: 1, max: 10 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), which: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('windOn' as const),
      seconds: fc.integer({ min: 1, max: 40 }),
    }),
  },
);

describe('whatever is done to a queue in whatever order', () => {
  it('loses no message and never gives one to two receivers at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 20, maxLength: 80, size: 'max' }),
        async (steps) => {
          const clock = { now: 1_775_001_600_000 };
          const options = { folder: temporaryFolder(), now: () => clock.now };
          let queue = await openEngine(options);
          const waiting = new Set<string>();
          const inHand = new Map<string, { message: Message; until: number }>();
          const receive = async (most: number) => {
            for (const message of await queue.receive({ MaxNumberOfMessages: most })) {
              expect(waiting).toContain(message.Body);
              expect(inHand.get(message.Body)?.until ?? 0).toBeLessThanOrEqual(clock.now);
              inHand.set(message.Body, { message, until: clock.now + 30_000 });
            }
          };
          for (const [at, step] of steps.entries()) {
            if (step.kind === 'send') {
              await queue.send(`${at}`);
              waiting.add(`${at}`);
            } else if (step.kind === 'receive') {
              await receive(step.most);
            } else if (step.kind === 'windOn') {
              clock.now += step.seconds * 1_000;
            } else if (step.kind === 'restart') {
              await queue.engine.close();
              queue = await openEngine(options);
            } else {
              const held = [...inHand.values()][step.which % Math.max(inHand.size, 1)];
              if (held === undefined) continue;
              await queue.delete(held.message);
              inHand.delete(held.message.Body);
              waiting.delete(held.message.Body);
            }
          }
          clock.now += 30_000;
          const left = waiting.size;
          for (let turn = 0; turn <= left; turn += 1) await receive(10);
          const found = [...inHand.values()].filter(({ until }) => until > clock.now);
          expect(new Set(found.map(({ message }) => message.Body))).toEqual(waiting);
          await queue.engine.close();
        },
      ),
      { numRuns: 25, seed: 20_260_401 },
    );
  });
});
