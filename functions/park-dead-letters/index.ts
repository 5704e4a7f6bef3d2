import { loadConfig } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { commit } = openRecords(config.RECORDS_TABLE);

export const handler = createHandler({
  park: createPark({ commit, clock: systemClock }),
  log: createLog('park-dead-letters', config.LOG_LEVEL),
});
