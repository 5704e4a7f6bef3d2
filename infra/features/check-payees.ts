import { Construct } from 'constructs';
import { QueueWorker } from '../constructs/queue-worker.ts';
import type { Foundations } from './foundations.ts';

/** The family's bank is asked whose account it is, beside the assessment and never in its way. */
export class CheckPayees extends Construct {
  constructor(scope: Construct, { platform, queues, records, parameters }: Foundations) {
    super(scope, 'check-payees');
    const check = new QueueWorker(this, 'check-payee', {
      platform,
      source: queues.payeeChecks,
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SECRET_ARN: records.secret.secretArn,
        PAYEE_CHECK_ENDPOINT: parameters.payeeCheckEndpoint,
      },
      failureImpact: 'Nobody hears whose account a family gave before it is paid into.',
      memoryMb: 512,
      batchSize: 10,
      // The provider is asked by a few at a time, however many families apply at once.
      maxConcurrency: 5,
    }).function;
    records.access.commitAndReadPayees(check);
    records.access.useSecret(check);
  }
}
