import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import type { Foundations } from './foundations.ts';

/** Where caseworkers and approvers decide, and put back what was parked. */
export class Approve extends Construct {
  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'approve');
    const { platform, api, queues, records, parameters, evidence } = foundations;
    const pages = new PageSite(this, 'casework-pages', {
      platform,
      api,
      routes: [
        'ANY /staff',
        'ANY /staff/cases',
        'ANY /staff/cases/{proxy+}',
        'ANY /staff/search',
        'ANY /staff/searches',
        'ANY /staff/tasks',
        'ANY /staff/tasks/{proxy+}',
        'ANY /staff/parked',
        'ANY /staff/parked/{proxy+}',
        'ANY /staff/feedback',
        'ANY /staff/languages',
        'ANY /staff/messages',
        'ANY /staff/grants',
        'ANY /staff/grants/{proxy+}',
        'ANY /staff/telephone',
        'ANY /staff/partners',
        'ANY /staff/partners/{proxy+}',
      ],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        APPLICATIONS_QUEUE_URL: queues.applications.queue.queueUrl,
        PAYEE_CHECKS_QUEUE_URL: queues.payeeChecks.queue.queueUrl,
        PAYMENT_RUNS_QUEUE_URL: queues.paymentRuns.queue.queueUrl,
        RAIL_OUTCOMES_QUEUE_URL: queues.railOutcomes.queue.queueUrl,
        MESSAGES_QUEUE_URL: queues.messages.queue.queueUrl,
        EVIDENCE_SCANS_QUEUE_URL: queues.evidenceScans.queue.queueUrl,
        CASE_SYSTEM_QUEUE_URL: queues.caseSystem.queue.queueUrl,
        EVIDENCE_BUCKET: evidence.bucket.bucketName,
        CASH_OUT_ENDPOINT: parameters.cashOutEndpoint,
        SUPERMARKET_VOUCHER_ENDPOINT: parameters.supermarketVoucherEndpoint,
        FUEL_VOUCHER_ENDPOINT: parameters.fuelVoucherEndpoint,
        SERVICE_ORIGIN: parameters.serviceOrigin,
        OPEN_DATA_PREFIX: parameters.openDataPrefix,
        OPEN_DATA_ORGANISATION: parameters.openDataOrganisation,
      },
      // A bulk decision begins nothing new after twenty seconds; what it has begun ends well before this.
      timeout: Duration.seconds(29),
      failureImpact: 'Staff cannot decide: families wait for an answer.',
    }).function;
    records.access.commit(pages);
    records.access.keepSessions(pages);
    records.access.useSecret(pages);
    evidence.allowOpening(pages);
    for (const queue of queues.all) queue.allowSending(pages);
  }
}
