import { createAssessApplication } from '#shared/approvals/index.ts';
import { loadConfig } from '#shared/config/index.ts';
import { systemClock, systemWaiting } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createCommitTogether } from '#shared/records/commit-together.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { applicationSubmittedSchema, createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const commitTogether = createCommitTogether(commit, systemWaiting);

export const handler = createQueueWorker({
  message: applicationSubmittedSchema,
  handle: createHandler({
    assessApplication: createAssessApplication({
      records,
      commit: commitTogether,
      clock: systemClock,
    }),
  }),
  park: createPark({ commit, clock: systemClock }),
  log: createLog('assess-application', config.LOG_LEVEL),
  sideBySide: true,
});
