import { loadConfig, readSecretText } from '#shared/config/index.ts';
import { createTellCaseSystemOverHttp } from '#shared/family-connect/case-system.http.ts';
import { createTellCaseSystem } from '#shared/family-connect/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler, newsSchema } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const log = createLog('tell-case-system', config.LOG_LEVEL);
const endpoint = config.CASE_SYSTEM_ENDPOINT;

export const handler = createQueueWorker({
  message: newsSchema,
  handle: createHandler({
    tellCaseSystem: createTellCaseSystem({
      ...{ records, commit, clock: systemClock },
      tell:
        endpoint === ''
          ? undefined
          : createTellCaseSystemOverHttp({
              ...{ endpoint, clock: systemClock },
              secret: await readSecretText(config.CASE_SYSTEM_SECRET_ARN),
              // Ten at a time, side by side, stay within the worker's time.
              timeoutMs: 15_000,
            }),
    }),
    log,
  }),
  park: createPark({ commit, clock: systemClock }),
  log,
  sideBySide: true,
});
