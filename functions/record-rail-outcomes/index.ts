import { loadConfig } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createRecordPieceOutcomes, createRecordRailOutcomes } from '#shared/payments/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler, reportSchema } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);

export const handler = createQueueWorker({
  message: reportSchema,
  handle: createHandler({
    recordRailOutcomes: createRecordRailOutcomes({ records, commit, clock: systemClock }),
    recordPieceOutcomes: createRecordPieceOutcomes({ records, commit, clock: systemClock }),
  }),
  park: createPark({ commit, clock: systemClock }),
  log: createLog('record-rail-outcomes', config.LOG_LEVEL),
});
