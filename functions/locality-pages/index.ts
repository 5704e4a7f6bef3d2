import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { createConnectionSteps } from '#shared/family-connect/index.ts';
import { systemClock, systemIds } from '#shared/kernel/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import { createDynamoCountQueue } from '#shared/records/count-queue.dynamo.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import {
  createConnectionReport,
  createConnectionsByArea,
  createDrawnByEnvelope,
  createSpendAgainstNeed,
  rememberMonths,
} from '#shared/reporting/index.ts';
import { openReports } from '#shared/reporting/open-reports.dynamo.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';

import { configSchema } from './config.ts';
import { createLocalityRoutes } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { client, records, commit } = openRecords(config.RECORDS_TABLE);
const { sessionKey } = await readPlatformKeys(config.SECRET_ARN);
const reports = openReports(config.REPORTS_TABLE);
const months = rememberMonths(reports, systemClock);

export const handler = createStaffSite({
  records,
  routes: createLocalityRoutes({
    records,
    countQueue: createDynamoCountQueue(client, config.RECORDS_TABLE),
    ...createConnectionSteps({ records, commit, clock: systemClock }),
    spendAgainstNeed: createSpendAgainstNeed({ reports: months }),
    drawnByEnvelope: createDrawnByEnvelope({ reports }),
    connectionReport: createConnectionReport({ reports }),
    connectionsByArea: createConnectionsByArea({ reports: months }),
    ids: systemIds,
    serviceOrigin: config.SERVICE_ORIGIN,
  }),
  sessionStore: openSessionStore(config.SESSIONS_TABLE),
  sessionKey,
  serviceOrigin: config.SERVICE_ORIGIN,
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  log: pageLog(createLog('locality-pages', config.LOG_LEVEL)),
});
