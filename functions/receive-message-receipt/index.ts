import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { createLog } from '#shared/log/index.ts';
import { receiptToken } from '#shared/messages/index.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { railKey } = await readPlatformKeys(config.SECRET_ARN);
const queues = openQueues();

export const handler = createHandler({
  token: receiptToken(railKey),
  enqueue: (body) => queues.sendAll(config.MESSAGES_QUEUE_URL, [body]),
  log: createLog('receive-message-receipt', config.LOG_LEVEL),
});
