import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { relayedEvents } from '#shared/events/index.ts';
import type { DeadLetters } from '../constructs/dead-letters.ts';
import { ScheduledJob } from '../constructs/scheduled-job.ts';
import { StreamWorker } from '../constructs/stream-worker.ts';
import type { Foundations } from './foundations.ts';

/**
 * What carries work from one stage to the next: committed events go on to the queues, and what
 * should have happened by now is looked for by the clock.
 */
export class Relay extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, { platform, queues, records }: Foundations) {
    super(scope, 'relay');
    const sending = [
      queues.applications,
      queues.payeeChecks,
      queues.paymentRuns,
      queues.caseSystem,
    ];
    const relay = new StreamWorker(this, 'relay-events', {
      platform,
      table: records.records,
      environment: {
        APPLICATIONS_QUEUE_URL: queues.applications.queue.queueUrl,
        PAYEE_CHECKS_QUEUE_URL: queues.payeeChecks.queue.queueUrl,
        PAYMENT_RUNS_QUEUE_URL: queues.paymentRuns.queue.queueUrl,
        MESSAGES_QUEUE_URL: queues.messages.queue.queueUrl,
        CASE_SYSTEM_QUEUE_URL: queues.caseSystem.queue.queueUrl,
      },
      failureImpact:
        'What was committed is not acted on: applications are not assessed, runs are not paid.',
      memoryMb: 512,
      timeout: Duration.seconds(30),
      events: relayedEvents,
      window: Duration.seconds(0),
    });
    records.access.decryptStream(relay.function);
    queues.messages.allowSending(relay.function);
    this.deadLetters = relay.deadLetters;

    const watch = new ScheduledJob(this, 'watch-deadlines', {
      platform,
      schedule: 'rate(15 minutes)',
      environment: {
        RECORDS_TABLE: records.records.tableName,
        APPLICATIONS_QUEUE_URL: queues.applications.queue.queueUrl,
        PAYEE_CHECKS_QUEUE_URL: queues.payeeChecks.queue.queueUrl,
        PAYMENT_RUNS_QUEUE_URL: queues.paymentRuns.queue.queueUrl,
        CASE_SYSTEM_QUEUE_URL: queues.caseSystem.queue.queueUrl,
      },
      failureImpact:
        'Nobody notices an application or a payment run that is stuck, or that an offer is over; personal data is kept too long.',
      memoryMb: 512,
      timeout: Duration.minutes(2),
    });
    records.access.commitAndRemove(watch.function);
    for (const queue of sending) {
      queue.allowSending(relay.function);
      queue.allowSending(watch.function);
    }
  }
}
