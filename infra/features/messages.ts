import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledJob } from '../constructs/scheduled-job.ts';
import type { Foundations } from './foundations.ts';

/** What families are told, and what became of it. */
export class Messages extends Construct {
  constructor(scope: Construct, { platform, api, queues, records, parameters }: Foundations) {
    super(scope, 'messages');
    const send = new QueueWorker(this, 'send-messages', {
      platform,
      source: queues.messages,
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        MESSAGES_SECRET_ARN: records.messagesSecret.secretArn,
        SERVICE_ORIGIN: parameters.serviceOrigin,
        NOTIFY_ENDPOINT: parameters.notifyEndpoint,
        NOTIFY_SERVICE_ID: parameters.notifyServiceId,
        NOTIFY_TEMPLATES: parameters.notifyTemplates,
      },
      failureImpact: 'Families do not get the codes they are paid with, or that let them carry on.',
      memoryMb: 512,
      batchSize: 10,
      // GOV.UK Notify takes 3,000 messages a minute.
      maxConcurrency: 5,
    }).function;
    records.access.commitAndReadCodes(send);
    records.access.readSavedApplications(send);
    records.access.readContactCodes(send);
    records.access.readGroupSignIns(send);
    records.access.useSecret(send);
    records.access.useMessagesSecret(send);

    const follow = new ScheduledJob(this, 'follow-vouchers', {
      platform,
      // Reminders go out in the morning.
      schedule: 'cron(0 9 * * ? *)',
      environment: { RECORDS_TABLE: records.records.tableName },
      failureImpact:
        'Families are not reminded of codes they have not used, what expired does not come back, and nobody hears of codes that never came.',
      memoryMb: 512,
      timeout: Duration.minutes(5),
    }).function;
    records.access.commit(follow);
    follow.alarmOn('codes-missing', {
      when: 'Codes or vouchers that a provider took the order of never came',
      failureImpact:
        'Families wait for their money until somebody asks the provider for the codes.',
      // Said of each code once, in the morning.
      period: Duration.hours(24),
    });

    const receive = new PageSite(this, 'receive-message-receipt', {
      platform,
      api,
      routes: ['POST /messages/receipts'],
      environment: {
        SECRET_ARN: records.secret.secretArn,
        MESSAGES_QUEUE_URL: queues.messages.queue.queueUrl,
      },
      failureImpact: 'Nobody hears that a message did not arrive; those families wait.',
    }).function;
    records.access.useSecret(receive);
    queues.messages.allowSending(receive);
  }
}
