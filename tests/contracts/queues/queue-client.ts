import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
  type QueueAttributeName,
  type ReceiveMessageCommandInput,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { RunningEngine } from './queue-engine.contract.ts';

/** A real client that never repeats a request, so that every refusal is seen. */
export function clientOf(endpoint: string): SQSClient {
  return new SQSClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

let made = 0;

/** A queue of its own for each test; returns the calls the tests make most. */
export async function createQueue(
  { client }: RunningEngine,
  attributes: Partial<Record<QueueAttributeName, string>> = {},
) {
  made += 1;
  const name = `queue-${made}${attributes.FifoQueue === 'true' ? '.fifo' : ''}`;
  const created = await client.send(
    new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
  );
  const QueueUrl = created.QueueUrl!;
  const read = async (names: QueueAttributeName[]) => {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: names });
    return (await client.send(command)).Attributes ?? {};
  };
  const arn = (await read(['QueueArn'])).QueueArn!;
  return {
    name,
    url: QueueUrl,
    arn,
    attributes: read,
    send: (body: string, more: Partial<SendMessageCommandInput> = {}) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...more })),
    receive: async (more: Partial<ReceiveMessageCommandInput> = {}) => {
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        ...more,
      });
      return (await client.send(command)).Messages ?? [];
    },
    delete: (message: Message | undefined) =>
      client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle })),
  };
}

export type TestQueue = Awaited<ReturnType<typeof createQueue>>;

/** A queue and its dead-letter queue, which takes a message after that many receives. */
export async function createQueueWithDeadLetters(engine: RunningEngine, maxReceiveCount: number) {
  const deadLetters = await createQueue(engine);
  const policy = { deadLetterTargetArn: deadLetters.arn, maxReceiveCount };
  const queue = await createQueue(engine, { RedrivePolicy: JSON.stringify(policy) });
  return { queue, deadLetters };
}

/** Receives and lets go again until the message has gone to the dead-letter queue. */
export async function fail(queue: TestQueue, receives: number): Promise<void> {
  for (let receive = 0; receive <= receives; receive += 1) {
    await queue.receive({ VisibilityTimeout: 0 });
  }
}

export function bodies(messages: readonly Message[]): (string | undefined)[] {
  return messages.map((message) => message.Body);
}

/** The name of the refusal, without the prefix some engines put before it; fails if there is none. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (failure) {
    return (failure as Error).name.replace('AWS.SimpleQueueService.', '');
  }
  throw new Error('the request was not refused');
}
