import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createSubmitPaymentRun, railNamed } from '#shared/payments/index.ts';
import { createBacsRail } from '#shared/payments/rails/bacs/bank.http.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler, paymentRunSchema } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { matchingKey } = await readPlatformKeys(config.SECRET_ARN);
const log = createLog('submit-payments', config.LOG_LEVEL);

const bacs = createBacsRail({
  endpoint: config.BANK_ENDPOINT,
  serviceUserNumber: config.BACS_SERVICE_USER_NUMBER,
  originator: {
    sortCode: config.BACS_SORT_CODE,
    accountNumber: config.BACS_ACCOUNT_NUMBER,
    name: 'BVSC OPEN DOOR',
  },
  timeoutMs: 10_000,
});

export const handler = createQueueWorker({
  message: paymentRunSchema,
  handle: createHandler({
    log,
    submitPaymentRun: createSubmitPaymentRun({
      records,
      commit,
      clock: systemClock,
      payeeSecret: matchingKey,
      railNamed: (name) => railNamed({ bacs }, name),
    }),
  }),
  park: createPark({ commit, clock: systemClock }),
  log,
});
