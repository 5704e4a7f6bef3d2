import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { createCheckGrantPayee } from '#shared/grant-payments/index.ts';
import { systemClock, systemWaiting } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createCheckPayee } from '#shared/payee-checks/index.ts';
import {
  createConfirmPayee,
  payeeCheckToken,
} from '#shared/payee-checks/payee-check-provider.http.ts';
import { createCommitTogether } from '#shared/records/commit-together.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler, payeeToCheckSchema } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const commitTogether = createCommitTogether(commit, systemWaiting);
const { matchingKey, railKey } = await readPlatformKeys(config.SECRET_ARN);

const ports = {
  ...{ records, commit: commitTogether, clock: systemClock, payeeSecret: matchingKey },
  confirmPayee: createConfirmPayee({
    endpoint: config.PAYEE_CHECK_ENDPOINT,
    token: payeeCheckToken(railKey),
    // Pay.UK asks banks to answer within a second; a batch of ten stays within the worker's time.
    timeoutMs: 4_000,
  }),
};

export const handler = createQueueWorker({
  message: payeeToCheckSchema,
  handle: createHandler({
    checkPayee: createCheckPayee(ports),
    checkGrantPayee: createCheckGrantPayee(ports),
  }),
  park: createPark({ commit, clock: systemClock }),
  log: createLog('check-payee', config.LOG_LEVEL),
  sideBySide: true,
});
