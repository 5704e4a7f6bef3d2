import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import type { Foundations } from './foundations.ts';

/** What the bank says became of each payment, received first and recorded afterwards. */
export class Reconcile extends Construct {
  constructor(scope: Construct, { platform, api, queues, records }: Foundations) {
    super(scope, 'reconcile');
    const receive = new PageSite(this, 'receive-rail-report', {
      platform,
      api,
      routes: [
        'POST /rails/bacs/reports',
        'POST /rails/faster-payments/reports',
        'POST /rails/cash-out/reports',
        'POST /rails/supermarket-voucher/reports',
        'POST /rails/fuel-voucher/reports',
      ],
      environment: {
        SECRET_ARN: records.secret.secretArn,
        RAIL_OUTCOMES_QUEUE_URL: queues.railOutcomes.queue.queueUrl,
      },
      failureImpact: 'The bank cannot tell us which payments bounced; those families wait.',
    }).function;
    records.access.useSecret(receive);
    queues.railOutcomes.allowSending(receive);

    const record = new QueueWorker(this, 'record-rail-outcomes', {
      platform,
      source: queues.railOutcomes,
      environment: { RECORDS_TABLE: records.records.tableName },
      failureImpact: 'Bounced payments are not seen, and those families are not paid again.',
      memoryMb: 512,
      batchSize: 10,
    }).function;
    records.access.commit(record);
  }
}
