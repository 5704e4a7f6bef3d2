import { createTellGroup } from '#shared/community-grants/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { createTellContact } from '#shared/contact-codes/index.ts';
import { createTellGroupOfAccount, createTellGroupOfAward } from '#shared/grant-awards/index.ts';
import { createTellGroupOfChange } from '#shared/grant-changes/index.ts';
import { createTellGroupOfReturn } from '#shared/grant-payments/index.ts';
import { createTellGroupOfRepayment } from '#shared/grant-repayments/index.ts';
import { createTellGroupOfReport } from '#shared/grant-reports/index.ts';
import { createTellWhoeverSignsIn } from '#shared/group-sign-in/index.ts';
import { systemClock, systemWaiting } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { createRecordReceipt, createSendMessage } from '#shared/messages/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createTellWhoeverSaved } from '#shared/saved-applications/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';
import { createPark, createQueueWorker } from '#shared/worker/index.ts';

import { configSchema } from './config.ts';
import { createHandler, messageWorkSchema } from './handler.ts';
import { openSender } from './open-sender.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { matchingKey } = await readPlatformKeys(config.SECRET_ARN);
const ports = { records, commit, clock: systemClock };
const messaging = {
  matchingKey,
  serviceOrigin: config.SERVICE_ORIGIN,
  sender: await openSender(config),
};

export const handler = createQueueWorker({
  message: messageWorkSchema,
  handle: createHandler({
    sendMessage: createSendMessage({ ...ports, ...messaging }),
    recordReceipt: createRecordReceipt({ ...ports, waiting: systemWaiting }),
    tellWhoeverSaved: createTellWhoeverSaved({
      ...messaging,
      store: openSessionStore(config.SESSIONS_TABLE, 'SAVED'),
      clock: systemClock,
    }),
    tellContact: createTellContact({
      ...messaging,
      store: openSessionStore(config.SESSIONS_TABLE, 'CONTACT-CODE'),
      clock: systemClock,
    }),
    tellGroup: createTellGroup({ ...messaging, records }),
    tellGroupOfAward: createTellGroupOfAward({ ...messaging, records }),
    tellGroupOfAccount: createTellGroupOfAccount({ ...messaging, records }),
    tellGroupOfReport: createTellGroupOfReport({ ...messaging, records }),
    tellGroupOfRepayment: createTellGroupOfRepayment({ ...messaging, records }),
    tellGroupOfChange: createTellGroupOfChange({ ...messaging, records }),
    tellGroupOfReturn: createTellGroupOfReturn({ ...messaging, records }),
    tellWhoeverSignsIn: createTellWhoeverSignsIn({
      ...messaging,
      store: openSessionStore(config.SESSIONS_TABLE, 'GROUP-SIGN-IN'),
      clock: systemClock,
    }),
  }),
  park: createPark({ commit, clock: systemClock }),
  log: createLog('send-messages', config.LOG_LEVEL),
});
