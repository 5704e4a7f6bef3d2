import { loadConfig } from '#shared/config/index.ts';
import { createLog } from '#shared/log/index.ts';
import { eventsOfStream } from '#shared/records/event-stream.dynamo.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);

export const handler = createHandler({
  eventsOf: eventsOfStream,
  sendAll: openQueues().sendAll,
  queueUrls: {
    applications: config.APPLICATIONS_QUEUE_URL,
    'payee-checks': config.PAYEE_CHECKS_QUEUE_URL,
    'payment-runs': config.PAYMENT_RUNS_QUEUE_URL,
    messages: config.MESSAGES_QUEUE_URL,
    'case-system': config.CASE_SYSTEM_QUEUE_URL,
  },
  log: createLog('relay-events', config.LOG_LEVEL),
});
