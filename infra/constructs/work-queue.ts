import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetters, visibilityOverTimeout } from './dead-letters.ts';
import { HarmAlarm } from './harm-alarm.ts';
import { pascalCase, pinLogicalId } from './logical-id.ts';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';
import type { FunctionName } from '../function-configs.ts';

export interface WorkQueueProps {
  readonly platform: Platform;
  /** The function that handles it. */
  readonly handledBy: FunctionName;
  /** How long the worker may take over a batch; the worker's time-out is taken from here. */
  readonly handlingTimeout: Duration;
  /** How long a message may wait before somebody is told. */
  readonly waitLimit: Duration;
  /** Who is hurt when messages are not handled, as a sentence. */
  readonly failureImpact: string;
}

/** A queue with its dead letters and the alarms of both. A `QueueWorker` handles it. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly handlingTimeout: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { platform, failureImpact } = props;
    this.handlingTimeout = props.handlingTimeout;
    this.deadLetters = new DeadLetters(this, 'dead-letters', {
      platform,
      of: props.handledBy,
      failureImpact,
    });
    this.queue = new Queue(this, 'queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(
        props.handlingTimeout.toSeconds() * visibilityOverTimeout,
      ),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: 5 },
    });
    pinLogicalId(this.queue, `${pascalCase(id)}Queue`);
    const waitLimit = props.waitLimit.toSeconds();
    new HarmAlarm(this, 'waiting', {
      platform,
      when: `A message of the ${id} queue has waited for ${props.waitLimit.toMinutes()} minutes`,
      failureImpact,
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: waitLimit,
    });
  }

  /** Lets a function put messages here. */
  allowSending(sender: ServiceFunction<FunctionName>): void {
    sender.allow({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
  }
}
