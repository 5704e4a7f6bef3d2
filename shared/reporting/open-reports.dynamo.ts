import { setTimeout as pause } from 'node:timers/promises';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { createDynamoReportStore } from './report-store.dynamo.ts';
import type { ReportStore } from './report-store.ts';

/** The reports table as functions and commands see it. */
export function openReports(table: string): ReportStore {
  return createDynamoReportStore(new DynamoDBClient({}), table, (milliseconds) =>
    pause(milliseconds),
  );
}
