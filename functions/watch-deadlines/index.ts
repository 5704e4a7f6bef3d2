import { loadConfig } from '#shared/config/index.ts';
import { createRemindContacts } from '#shared/contact-codes/index.ts';
import { createRemoveUnsent } from '#shared/community-grants/index.ts';
import { createRemoveGrantAccounts } from '#shared/grant-payments/index.ts';
import { createHasPapers } from '#shared/grant-papers/index.ts';
import { createRemoveConnections } from '#shared/family-connect/index.ts';
import { createRemoveFeedback } from '#shared/feedback/index.ts';
import { createEndOffers } from '#shared/grant-awards/index.ts';
import { createRemindOfMoneyBack } from '#shared/grant-repayments/index.ts';
import { createRemindOfReports } from '#shared/grant-reports/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createLiftDueHolds, createRemoveFamilyAccounts } from '#shared/payments/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const queues = openQueues();

const { records, commit } = openRecords(config.RECORDS_TABLE);

export const handler = createHandler({
  records,
  liftDueHolds: createLiftDueHolds({ records, commit, clock: systemClock }),
  endOffers: createEndOffers({ records, commit, clock: systemClock }),
  remindContacts: createRemindContacts({ records, commit, clock: systemClock }),
  remindOfReports: createRemindOfReports({ records, commit, clock: systemClock }),
  remindOfMoneyBack: createRemindOfMoneyBack({ records, commit, clock: systemClock }),
  removals: [
    createRemoveFeedback({ records, commit, clock: systemClock }),
    createRemoveConnections({ records, commit, clock: systemClock }),
    createRemoveUnsent({
      ...{ records, commit, clock: systemClock },
      hasFiles: createHasPapers(records),
    }),
    createRemoveGrantAccounts({ records, commit, clock: systemClock }),
    createRemoveFamilyAccounts({ records, commit, clock: systemClock }),
  ],
  clock: systemClock,
  log: createLog('watch-deadlines', config.LOG_LEVEL),
  assessAgain: (bodies) => queues.sendAll(config.APPLICATIONS_QUEUE_URL, bodies),
  checkPayeesAgain: (bodies) => queues.sendAll(config.PAYEE_CHECKS_QUEUE_URL, bodies),
  tellCaseSystemAgain: (bodies) => queues.sendAll(config.CASE_SYSTEM_QUEUE_URL, bodies),
  carryOn: (bodies) => queues.sendAll(config.PAYMENT_RUNS_QUEUE_URL, bodies),
});
