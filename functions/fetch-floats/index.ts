import { loadConfig } from '#shared/config/index.ts';
import { localDate, systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { readLowFloats } from '#shared/month-close/index.ts';
import { createFloatEndpoint } from '#shared/payments/rails/pieces/float.http.ts';
import { createFetchFloat, type FloatName } from '#shared/reconciliation/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);

const timeoutMs = 20_000;
const endpoints: Readonly<Record<FloatName, string>> = {
  'cash-out': config.CASH_OUT_ENDPOINT,
  'supermarket-voucher': config.SUPERMARKET_VOUCHER_ENDPOINT,
  'fuel-voucher': config.FUEL_VOUCHER_ENDPOINT,
};

export const handler = createHandler({
  fetchFloat: createFetchFloat({
    ...{ records, commit, clock: systemClock },
    floatNamed: (name) => createFloatEndpoint({ name, endpoint: endpoints[name], timeoutMs }),
  }),
  readLowFloats: () => readLowFloats(records, localDate(systemClock.now())),
  log: createLog('fetch-floats', config.LOG_LEVEL),
});
