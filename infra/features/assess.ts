import { Construct } from 'constructs';
import { QueueWorker } from '../constructs/queue-worker.ts';
import type { Foundations } from './foundations.ts';

/** Every application is assessed as soon as it is committed; a person decides afterwards. */
export class Assess extends Construct {
  constructor(scope: Construct, { platform, queues, records }: Foundations) {
    super(scope, 'assess');
    const assess = new QueueWorker(this, 'assess-application', {
      platform,
      source: queues.applications,
      environment: {
        RECORDS_TABLE: records.records.tableName,
      },
      failureImpact: 'Applications stay unassessed, and caseworkers do not see them.',
      memoryMb: 1024,
      batchSize: 10,
    }).function;
    records.access.commit(assess);
  }
}
