import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import type { Foundations } from './foundations.ts';

/** Where finance keeps the budget and starts payment runs, and what takes a run to the bank. */
export class Pay extends Construct {
  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'pay');
    const { platform, api, queues, records, parameters } = foundations;
    const pages = new PageSite(this, 'finance-pages', {
      platform,
      api,
      routes: [
        'ANY /staff/budget',
        'ANY /staff/budget/{proxy+}',
        'ANY /staff/programmes',
        'ANY /staff/programmes/{proxy+}',
        'ANY /staff/payment-runs',
        'ANY /staff/payment-runs/{proxy+}',
        'ANY /staff/returns',
        'ANY /staff/returns/{proxy+}',
        'ANY /staff/bank',
        'ANY /staff/bank/{proxy+}',
        'GET /staff/policy',
        'ANY /staff/stops',
        'ANY /staff/stops/{proxy+}',
        'ANY /staff/holds',
        'ANY /staff/holds/{proxy+}',
      ],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        REPORTS_TABLE: records.reports.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        SERVICE_ORIGIN: parameters.serviceOrigin,
      },
      failureImpact: 'Finance cannot start a payment run or see what is left to spend.',
    }).function;
    records.access.commit(pages);
    records.access.keepSessions(pages);
    records.access.readReports(pages);
    records.access.useSecret(pages);

    const submit = new QueueWorker(this, 'submit-payments', {
      platform,
      source: queues.paymentRuns,
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SECRET_ARN: records.secret.secretArn,
        BANK_ENDPOINT: parameters.bankEndpoint,
        CASH_OUT_ENDPOINT: parameters.cashOutEndpoint,
        SUPERMARKET_VOUCHER_ENDPOINT: parameters.supermarketVoucherEndpoint,
        FUEL_VOUCHER_ENDPOINT: parameters.fuelVoucherEndpoint,
        BACS_SERVICE_USER_NUMBER: parameters.bacsServiceUserNumber,
        BACS_SORT_CODE: parameters.bacsSortCode,
        BACS_ACCOUNT_NUMBER: parameters.bacsAccountNumber,
      },
      failureImpact: 'Approved families are not paid.',
      memoryMb: 1024,
      batchSize: 1,
      // Two runs at a time: more would only contend for the same envelopes. SQS allows no fewer.
      maxConcurrency: 2,
    }).function;
    records.access.commitAndPay(submit);
    records.access.useSecret(submit);
  }
}
