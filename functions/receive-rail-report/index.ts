import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { railKey, matchingKey } = await readPlatformKeys(config.SECRET_ARN);
const queues = openQueues();

export const handler = createHandler({
  railKey,
  codeSecret: matchingKey,
  clock: systemClock,
  enqueue: (body) => queues.sendAll(config.RAIL_OUTCOMES_QUEUE_URL, [body]),
  log: createLog('receive-rail-report', config.LOG_LEVEL),
});
