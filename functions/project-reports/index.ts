import { loadConfig } from '#shared/config/index.ts';
import { eventsOfStream } from '#shared/records/event-stream.dynamo.ts';
import { openReports } from '#shared/reporting/open-reports.dynamo.ts';

import { configSchema } from './config.ts';
import { createHandler } from './handler.ts';

const config = loadConfig(configSchema, process.env);

export const handler = createHandler({
  reports: openReports(config.REPORTS_TABLE),
  eventsOf: eventsOfStream,
});
