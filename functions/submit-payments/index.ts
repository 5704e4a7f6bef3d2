import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import {
  createSubmitPaymentRun,
  type Originator,
  type PaymentRail,
  type PieceRail,
  type PieceRailName,
} from '#shared/payments/index.ts';
import { createBacsRail } from '#shared/payments/rails/bacs/bank.http.ts';
import { createFasterPaymentsRail } from '#shared/payments/rails/pain001/bank.http.ts';
import { createPieceRail } from '#shared/payments/rails/pieces/provider.http.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler, paymentRunSchema } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { matchingKey } = await readPlatformKeys(config.SECRET_ARN);
const log = createLog('submit-payments', config.LOG_LEVEL);

const timeoutMs = 10_000;
const originator: Originator = {
  serviceUserNumber: config.BACS_SERVICE_USER_NUMBER,
  sortCode: config.BACS_SORT_CODE,
  accountNumber: config.BACS_ACCOUNT_NUMBER,
  name: 'BVSC OPEN DOOR',
};
const pieces = (name: PieceRailName, endpoint: string) =>
  createPieceRail({ name, endpoint, timeoutMs });
const rails: Readonly<Record<RailName, PaymentRail | PieceRail>> = {
  bacs: createBacsRail({ endpoint: config.BANK_ENDPOINT, timeoutMs }),
  'faster-payments': createFasterPaymentsRail({ endpoint: config.BANK_ENDPOINT, timeoutMs }),
  'cash-out': pieces('cash-out', config.CASH_OUT_ENDPOINT),
  'supermarket-voucher': pieces('supermarket-voucher', config.SUPERMARKET_VOUCHER_ENDPOINT),
  'fuel-voucher': pieces('fuel-voucher', config.FUEL_VOUCHER_ENDPOINT),
};

export const handler = createQueueWorker({
  message: paymentRunSchema,
  handle: createHandler({
    log,
    submitPaymentRun: createSubmitPaymentRun({
      records,
      commit,
      clock: systemClock,
      payeeSecret: matchingKey,
      originator,
      railNamed: (name) => rails[name],
    }),
  }),
  park: createPark({ commit, clock: systemClock }),
  log,
});
