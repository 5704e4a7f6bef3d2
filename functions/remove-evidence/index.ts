import { loadConfig } from '#shared/config/index.ts';
import { openEvidenceStore } from '#shared/evidence/evidence-store.s3.ts';
import { createFamilyRule, createRemoveEvidence } from '#shared/evidence/index.ts';
import { createGroupRule } from '#shared/grant-papers/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import { createLog } from '#shared/log/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);

export const handler = createHandler({
  removeEvidence: createRemoveEvidence({
    ...{ records, commit, clock: systemClock },
    rules: {
      family: createFamilyRule({ records, programmes: configuredProgrammes }),
      group: createGroupRule({ records }),
    },
    store: openEvidenceStore(config.EVIDENCE_BUCKET),
  }),
  log: createLog('remove-evidence', config.LOG_LEVEL),
});
