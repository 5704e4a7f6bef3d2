import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { QueueWorker } from '../constructs/queue-worker.ts';
import type { Foundations } from './foundations.ts';

/** The teams' case-management system hears of families who have a worker, and of those who stopped. */
export class CaseSystem extends Construct {
  constructor(scope: Construct, { platform, queues, records, parameters }: Foundations) {
    super(scope, 'case-system');
    const tell = new QueueWorker(this, 'tell-case-system', {
      platform,
      source: queues.caseSystem,
      environment: {
        RECORDS_TABLE: records.records.tableName,
        CASE_SYSTEM_SECRET_ARN: records.caseSystemSecret.secretArn,
        CASE_SYSTEM_ENDPOINT: parameters.caseSystemEndpoint,
      },
      failureImpact:
        'Workers do not find their families in the case-management system until a file is made.',
      memoryMb: 512,
      batchSize: 10,
      // A team gives out its list at once: the other system is asked by a few at a time.
      maxConcurrency: 2,
    }).function;
    records.access.tellOfConnections(tell);
    records.access.useCaseSystemSecret(tell);
    tell.alarmOn('news-long-untaken', {
      when: 'The case-management system has not taken a family for a day',
      failureImpact: 'Families wait there for nobody, and who stopped the request may be called.',
      period: Duration.hours(24),
    });
  }
}
