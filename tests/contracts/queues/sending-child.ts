import { openQueueEngine } from '#infra/local/queues/index.ts';

/**
 * Sends, receives and deletes until it is killed, and writes down each thing once it has been
 * acknowledged. Run by kill.test.ts with the folder of the queues as its argument.
 */
const [, , folder = ''] = process.argv;
const engine = openQueueEngine({
  folder,
  now: Date.now,
  urlBase: 'http://queues.test',
  accountId: '000000000000',
  region: 'eu-west-2',
});
const attributes = { VisibilityTimeout: '1' };
const created = await engine.call('CreateQueue', { QueueName: 'kept', Attributes: attributes });
const { QueueUrl } = created as { QueueUrl: string };

for (let batch = 0; ; batch += 1) {
  const bodies = Array.from({ length: 10 }, (_, at) => `${batch}-${at}`);
  const Entries = bodies.map((body, at) => ({ Id: `${at}`, MessageBody: body }));
  await engine.call('SendMessageBatch', { QueueUrl, Entries });
  process.stdout.write(bodies.map((body) => `sent ${body}\n`).join(''));

  // Half is received and every third of that deleted, so that the kill finds messages in flight.
  const received = await engine.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 5 });
  const { Messages = [] } = received as { Messages?: { Body: string; ReceiptHandle: string }[] };
  for (const { Body, ReceiptHandle } of Messages.filter((_, at) => at % 3 === 0)) {
    process.stdout.write(`deleting ${Body}\n`);
    await engine.call('DeleteMessage', { QueueUrl, ReceiptHandle });
    process.stdout.write(`deleted ${Body}\n`);
  }
  await new Promise(setImmediate);
}
