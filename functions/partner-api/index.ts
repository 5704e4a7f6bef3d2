import { createSubmitApplication } from '#shared/applications/index.ts';
import { createConsiderProgrammes } from '#shared/approvals/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { openCounterStore } from '#shared/limits/counter-store.dynamo.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { createLog } from '#shared/log/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { matchingKey, sessionKey } = await readPlatformKeys(config.SECRET_ARN);

const log = createLog('partner-api', config.LOG_LEVEL);

export const handler = createHandler({
  submitApplication: createSubmitApplication({
    records,
    commit,
    clock: systemClock,
    matchingKey,
    considerProgrammes: createConsiderProgrammes(),
  }),
  records,
  clock: systemClock,
  partnerSecret: matchingKey,
  limiter: createLimiter({ counters: openCounterStore(config.LIMITS_TABLE, log), key: sessionKey }),
  log,
});
