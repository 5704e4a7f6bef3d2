import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-configs.ts';
import { HarmAlarm } from './harm-alarm.ts';
import { pascalCase, pinLogicalId } from './logical-id.ts';
import type { Platform } from './platform.ts';

export interface DeadLettersProps {
  readonly platform: Platform;
  /** The function whose failures these are. */
  readonly of: FunctionName;
  /** Who is hurt while a message lies here, as a sentence. */
  readonly failureImpact: string;
}

/** How long park-dead-letters may take over a batch. */
export const parkingTimeout = Duration.seconds(30);

/** Lambda hides a batch for longer than all its retries by throttling can take. */
export const visibilityOverTimeout = 6;

/**
 * What could not be handled. park-dead-letters moves it to where staff see it; the queue only keeps
 * it until then, for as long as SQS allows.
 */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  /** Whose failures these are. */
  readonly of: FunctionName;

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id);
    this.of = props.of;
    this.queue = new Queue(this, 'queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(parkingTimeout.toSeconds() * visibilityOverTimeout),
    });
    pinLogicalId(this.queue, `${pascalCase(props.of)}DeadLetters`);
    const period = Duration.minutes(5);
    new HarmAlarm(this, 'arrived', {
      platform: props.platform,
      when: `${props.of} could not handle a message`,
      failureImpact: props.failureImpact,
      // Parking is quicker than the gauge of waiting messages is sampled, so what was taken away
      // counts as well as what still lies here.
      metric: new MathExpression({
        expression: 'FILL(taken, 0) + FILL(waiting, 0)',
        label: 'messages',
        period,
        usingMetrics: {
          taken: this.queue.metricNumberOfMessagesReceived({ period, statistic: 'Sum' }),
          waiting: this.queue.metricApproximateNumberOfMessagesVisible({
            period,
            statistic: 'Maximum',
          }),
        },
      }),
      threshold: 1,
    });
  }
}
