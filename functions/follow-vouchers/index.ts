import { loadConfig } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createFollowVouchers } from '#shared/payments/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);

export const handler = createHandler({
  followVouchers: createFollowVouchers({ records, commit, clock: systemClock }),
  log: createLog('follow-vouchers', config.LOG_LEVEL),
});
