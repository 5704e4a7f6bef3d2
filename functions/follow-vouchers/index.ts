import { loadConfig } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createFollowVouchers, createTellOfMissingPieces } from '#shared/payments/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const ports = { records, commit, clock: systemClock };

export const handler = createHandler({
  followVouchers: createFollowVouchers(ports),
  tellOfMissingPieces: createTellOfMissingPieces(ports),
  log: createLog('follow-vouchers', config.LOG_LEVEL),
});
