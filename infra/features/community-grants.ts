import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import type { Foundations } from './foundations.ts';

/** Where community groups apply for a grant, and confirm that they do. */
export class CommunityGrants extends Construct {
  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'community-grants');
    const { platform, api, queues, records, parameters, evidence } = foundations;
    const groups = new PageSite(this, 'group-pages', {
      platform,
      api,
      routes: ['ANY /grants', 'ANY /grants/{proxy+}'],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        MESSAGES_QUEUE_URL: queues.messages.queue.queueUrl,
        SECRET_ARN: records.secret.secretArn,
        EVIDENCE_BUCKET: evidence.bucket.bucketName,
        SERVICE_ORIGIN: parameters.serviceOrigin,
        OPEN_DATA_PREFIX: parameters.openDataPrefix,
        OPEN_DATA_ORGANISATION: parameters.openDataOrganisation,
        OUR_ACCOUNT_NAME: parameters.bacsAccountName,
        OUR_SORT_CODE: parameters.bacsSortCode,
        OUR_ACCOUNT_NUMBER: parameters.bacsAccountNumber,
      },
      failureImpact: 'Community groups cannot apply for a grant, or miss the end of a round.',
    }).function;
    records.access.keepGrants(groups);
    records.access.keepGroupSessions(groups);
    records.access.keepGroupSignIns(groups);
    records.access.countLimits(groups);
    records.access.useSecret(groups);
    queues.messages.allowSending(groups);
    evidence.allowPutting(groups, 'groups');
  }
}
