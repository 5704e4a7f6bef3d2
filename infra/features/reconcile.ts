import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledJob } from '../constructs/scheduled-job.ts';
import type { Foundations } from './foundations.ts';

/** What the bank says became of each payment, received first and recorded afterwards; and what is left of floats. */
export class Reconcile extends Construct {
  constructor(scope: Construct, { platform, api, queues, records, parameters }: Foundations) {
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

    const fetch = new ScheduledJob(this, 'fetch-floats', {
      platform,
      // After the providers have closed their day; again later, for one that was away.
      schedule: 'cron(30 7,11,15 ? * MON-FRI *)',
      environment: {
        RECORDS_TABLE: records.records.tableName,
        CASH_OUT_ENDPOINT: parameters.cashOutEndpoint,
        SUPERMARKET_VOUCHER_ENDPOINT: parameters.supermarketVoucherEndpoint,
        FUEL_VOUCHER_ENDPOINT: parameters.fuelVoucherEndpoint,
      },
      failureImpact:
        'Nobody sees what is left of the money paid to providers in advance, or what they took too much.',
      memoryMb: 512,
      timeout: Duration.minutes(5),
    }).function;
    records.access.keepFloats(fetch);
    fetch.alarmOn('float-low', {
      when: 'The float of a provider of codes or vouchers is low',
      failureImpact: 'An order above it is refused, and those families wait for their codes.',
      // Said at most three times a day, and until it is paid: one alarm lasts from one to the next.
      period: Duration.hours(24),
    });
  }
}
