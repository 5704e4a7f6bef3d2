import { startFauxqs, type FauxqsServer } from 'fauxqs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueueEngine } from '#infra/local/queues/index.ts';

/**
 * The same random sequence of requests for our engine and for fauxqs: every answer must be the
 * same. Left out is what fauxqs is known to do wrong (see the contract): receipts that are not the
 * latest, how often a message in the dead-letter queue was received, and everything timed.
 */

type Call = (operation: string, input: object) => Promise<Record<string, unknown>>;
type Step =
  | { kind: 'send'; count: number }
  | { kind: 'receive'; from: 'queue' | 'deadLetters'; most: number }
  | { kind: 'delete' | 'release' | 'extend'; which: number };

interface Received {
  Body: string;
  ReceiptHandle: string;
  Attributes: Record<string, string>;
}

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('send' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constant('receive' as const),
    from: fc.constantFrom('queue' as const, 'queue' as const, 'deadLetters' as const),
    most: fc.integer({ min: 1, max: 10 }),
  }),
  fc.record({
    kind: fc.constantFrom(
      'delete' as const,
      'release' as const,
      'release' as const,
      'extend' as const,
    ),
    which: fc.nat(20),
  }),
);

let fauxqs: FauxqsServer | undefined;
let round = 0;

beforeAll(async () => {
  fauxqs = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
});
afterAll(async () => {
  await fauxqs?.stop();
});

describe('our engine and fauxqs', () => {
  it('answer every sequence of requests alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 10, maxLength: 80, size: 'max' }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, maxReceiveCount) => {
          round += 1;
          let clock = 1_700_000_000_000;
          const ours = openQueueEngine({
            now: () => (clock += 1),
            urlBase: 'http://queues.test',
            accountId: '000000000000',
            region: 'us-east-1',
          });
          const call: Call = (operation, input) =>
            ours.call(operation, input) as Promise<Record<string, unknown>>;
          const answers = await play(call, steps, maxReceiveCount);
          await ours.close();
          expect(answers).toEqual(await play(callFauxqs, steps, maxReceiveCount));
        },
      ),
      { numRuns: 30, seed: 20_260_401 },
    );
  }, 60_000);
});

/** Plays the steps and returns all that a client could see, but ids and receipts. */
async function play(call: Call, steps: readonly Step[], maxReceiveCount: number) {
  const create = async (QueueName: string, Attributes: object) =>
    (await call('CreateQueue', { QueueName, Attributes }))['QueueUrl'] as string;
  const deadLetters = await create(`dead-letters-${round}`, { VisibilityTimeout: '600' });
  const deadLetterTargetArn = `arn:aws:sqs:us-east-1:000000000000:dead-letters-${round}`;
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
  const queue = await create(`queue-${round}`, { VisibilityTimeout: '600', RedrivePolicy });

  const seen: unknown[] = [];
  const held: { url: string; handle: string }[] = [];
  let sent = 0;
  for (const step of steps) {
    if (step.kind === 'send') {
      const Entries = Array.from({ length: step.count }, (_, at) => ({
        Id: `${at}`,
        MessageBody: `message ${sent + at}`,
      }));
      sent += step.count;
      const answer = await call('SendMessageBatch', { QueueUrl: queue, Entries });
      const successful = answer['Successful'] as { Id: string; MD5OfMessageBody: string }[];
      seen.push(successful.map(({ Id, MD5OfMessageBody }) => [Id, MD5OfMessageBody]));
    } else if (step.kind === 'receive') {
      const url = step.from === 'queue' ? queue : deadLetters;
      const messages = await receive(call, url, step.most);
      held.push(...messages.map(({ ReceiptHandle }) => ({ url, handle: ReceiptHandle })));
      const counted = step.from === 'queue';
      seen.push(
        messages.map(({ Body, Attributes }) => [
          Body,
          counted && Attributes['ApproximateReceiveCount'],
        ]),
      );
    } else {
      const at = held.length === 0 ? -1 : step.which % held.length;
      const message = held[at];
      if (message === undefined) continue;
      if (step.kind !== 'extend') held.splice(at, 1);
      await settle(call, step.kind, message.url, message.handle);
    }
    seen.push(await depth(call, queue), await depth(call, deadLetters));
  }
  return seen;
}

async function receive(call: Call, QueueUrl: string, most: number): Promise<Received[]> {
  const answer = await call('ReceiveMessage', {
    QueueUrl,
    MaxNumberOfMessages: most,
    AttributeNames: ['All'],
  });
  return (answer['Messages'] ?? []) as Received[];
}

async function settle(call: Call, kind: string, QueueUrl: string, ReceiptHandle: string) {
  if (kind === 'delete') return await call('DeleteMessage', { QueueUrl, ReceiptHandle });
  const VisibilityTimeout = kind === 'release' ? 0 : 900;
  return await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout });
}

async function depth(call: Call, QueueUrl: string) {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
  return (await call('GetQueueAttributes', { QueueUrl, AttributeNames }))['Attributes'];
}

const callFauxqs: Call = async (operation, input) => {
  const response = await fetch(`http://127.0.0.1:${fauxqs?.port ?? 0}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
};
