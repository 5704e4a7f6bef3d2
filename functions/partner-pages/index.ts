import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import { createSubmitApplication } from '#shared/applications/index.ts';
import { createConsiderProgrammes } from '#shared/approvals/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { createOpenConnection } from '#shared/family-connect/index.ts';
import { systemClock, systemIds } from '#shared/kernel/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import { configuredPartners, createFindPartner } from '#shared/partners/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';

import { configSchema } from './config.ts';
import { createPartnerPages } from './handler.ts';
import { createTakeHelpList } from './help-list/take-help-list.ts';
import { createTakeList } from './list/take-list.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { sessionKey, matchingKey } = await readPlatformKeys(config.SECRET_ARN);

export const handler = createPartnerPages({
  ports: {
    records,
    partners: configuredPartners,
    findPartner: createFindPartner({ records, partners: configuredPartners }),
    takeList: createTakeList({
      submitApplication: createSubmitApplication({
        ...{ records, commit, clock: systemClock, matchingKey },
        considerProgrammes: createConsiderProgrammes(),
      }),
    }),
    takeHelpList: createTakeHelpList({
      openConnection: createOpenConnection({ records, commit, clock: systemClock }),
    }),
    matchingKey,
    ids: systemIds,
  },
  sessionStore: openSessionStore(config.SESSIONS_TABLE),
  sessionKey,
  serviceOrigin: config.SERVICE_ORIGIN,
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  log: pageLog(createLog('partner-pages', config.LOG_LEVEL)),
});
