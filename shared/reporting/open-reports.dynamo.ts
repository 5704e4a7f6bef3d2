import { setTimeout as pause } from 'node:timers/promises';

import { createDynamoClient } from '#shared/records/client.dynamo.ts';

import { createDynamoReportStore } from './report-store.dynamo.ts';
import type { ReportStore } from './report-store.ts';

/** The reports table as functions and commands see it. */
export function openReports(table: string): ReportStore {
  return createDynamoReportStore(createDynamoClient(), table, (milliseconds) =>
    pause(milliseconds),
  );
}
