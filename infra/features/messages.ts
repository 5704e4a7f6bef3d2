import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledJob } from '../constructs/scheduled-job.ts';
import { AmazonMessages } from './amazon-messages.ts';
import type { Foundations } from './foundations.ts';
import type { MessageRoute } from './message-route.ts';
import { NotifyMessages } from './notify-messages.ts';

/** What families are told, and what became of it. */
export class Messages extends Construct {
  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'messages');
    const { platform, queues, records, parameters } = foundations;
    const route = this.routeOf(foundations);
    const send = new QueueWorker(this, 'send-messages', {
      platform,
      source: queues.messages,
      environment: {
        RECORDS_TABLE: records.records.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        SERVICE_ORIGIN: parameters.serviceOrigin,
        ...route.environment,
      },
      failureImpact: 'Families do not get the codes they are paid with, or that let them carry on.',
      memoryMb: 512,
      batchSize: 10,
      // GOV.UK Notify takes 3,000 messages a minute; what Amazon takes is agreed with it.
      maxConcurrency: 5,
    }).function;
    records.access.commitAndReadCodes(send);
    records.access.readSavedApplications(send);
    records.access.readContactCodes(send);
    records.access.readGroupSignIns(send);
    records.access.useSecret(send);
    route.allowSending(send);

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
  }

  private routeOf(foundations: Foundations): MessageRoute {
    const { messages } = foundations.parameters;
    return messages.channel === 'amazon'
      ? new AmazonMessages(this, foundations, messages)
      : new NotifyMessages(this, foundations, messages);
  }
}
