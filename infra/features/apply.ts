import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import type { Foundations } from './foundations.ts';

/** Where an application comes in: from a family, or from a partner on a family's behalf. */
export class Apply extends Construct {
  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'apply');
    const { platform, api, queues, records, parameters, evidence } = foundations;
    const families = new PageSite(this, 'apply-pages', {
      platform,
      api,
      routes: [
        'GET /',
        'GET /assets/{proxy+}',
        'ANY /apply',
        'ANY /apply/{proxy+}',
        'ANY /status',
        'ANY /status/{proxy+}',
        'ANY /mend/{proxy+}',
        'ANY /connect',
        'ANY /connect/{proxy+}',
        'GET /leave',
        'GET /robots.txt',
        'GET /privacy',
        'GET /accessibility',
        'GET /cookies',
      ],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        REPORTS_TABLE: records.reports.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        EQUALITY_TABLE: records.equality.tableName,
        SECRET_ARN: records.secret.secretArn,
        MESSAGES_QUEUE_URL: queues.messages.queue.queueUrl,
        EVIDENCE_BUCKET: evidence.bucket.bucketName,
        SERVICE_ORIGIN: parameters.serviceOrigin,
      },
      failureImpact: 'Families cannot apply, or cannot see what became of their application.',
    }).function;
    records.access.commit(families);
    // How long a decision takes is told from the counters.
    records.access.readReports(families);
    records.access.keepSessions(families);
    records.access.keepSavedApplications(families);
    records.access.keepContactCodes(families);
    records.access.addEqualityAnswers(families);
    records.access.countLimits(families);
    records.access.useSecret(families);
    queues.messages.allowSending(families);
    evidence.allowPutting(families, 'families');

    const partners = new PageSite(this, 'partner-api', {
      platform,
      api,
      routes: ['ANY /api/v1/{proxy+}', 'GET /api/openapi.json'],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        LIMITS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
      },
      failureImpact: 'Schools and charities cannot apply on behalf of the families they support.',
    }).function;
    records.access.commit(partners);
    records.access.countLimits(partners);
    records.access.useSecret(partners);

    const workers = new PageSite(this, 'partner-pages', {
      platform,
      api,
      routes: ['ANY /partners', 'ANY /partners/{proxy+}'],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        SERVICE_ORIGIN: parameters.serviceOrigin,
      },
      failureImpact:
        'Schools and charities cannot see how their families stand, or begin for another.',
    }).function;
    // A hand-over is an address, and the family's own form sends it; a list is sent from here.
    records.access.commit(workers);
    records.access.keepSessions(workers);
    records.access.useSecret(workers);
  }
}
