import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { systemClock, systemIds } from '#shared/kernel/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import { createStaffIdentity } from '#shared/staff-identity/index.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';

import { configSchema } from './config.ts';
import { createSignInRoutes } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { sessionKey } = await readPlatformKeys(config.SECRET_ARN);

export const handler = createStaffSite({
  routes: createSignInRoutes({
    identity: createStaffIdentity({
      issuer: config.OIDC_ISSUER,
      clientId: config.OIDC_CLIENT_ID,
      serviceOrigin: config.SERVICE_ORIGIN,
      clock: systemClock,
    }),
  }),
  sessionStore: openSessionStore(config.SESSIONS_TABLE),
  sessionKey,
  serviceOrigin: config.SERVICE_ORIGIN,
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  log: pageLog(createLog('staff-sign-in', config.LOG_LEVEL)),
});
