import { Duration, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { EventType } from '#shared/events/index.ts';
import type { FunctionEnvironment, FunctionName } from '../function-configs.ts';
import { DeadLetters } from './dead-letters.ts';
import { HarmAlarm } from './harm-alarm.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

export interface StreamWorkerProps<Name extends FunctionName> {
  readonly platform: Platform;
  readonly table: TableV2;
  readonly environment: FunctionEnvironment<Name>;
  /** Who is hurt when this breaks or falls behind, as a sentence. */
  readonly failureImpact: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** The only events it is called for; all of them unless stated. */
  readonly events?: readonly EventType[];
  /** How long to gather records; longer batches, later news. */
  readonly window: Duration;
}

/**
 * A function that follows the committed events of a table, in order. Only new events reach it, and of
 * those only what it has a use for: the rest of the table's changes are somebody's state, and an event
 * explains each of them.
 */
export class StreamWorker<Name extends FunctionName> extends Construct {
  readonly function: ServiceFunction<Name>;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, name: Name, props: StreamWorkerProps<Name>) {
    super(scope, `${name}-worker`);
    const { platform, table, failureImpact } = props;
    const streamArn = table.tableStreamArn;
    if (streamArn === undefined) throw new Error(`${name} follows a table without a stream.`);
    this.function = new ServiceFunction(this, name, {
      platform,
      environment: props.environment,
      failureImpact,
      memoryMb: props.memoryMb,
      timeout: props.timeout,
    });
    this.deadLetters = new DeadLetters(this, 'dead-letters', { platform, of: name, failureImpact });
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue: Lambda puts there what it could not get past.',
    });
    const destination = this.deadLetters.queue.queueArn;
    this.function.allow({
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      resources: [streamArn],
    });
    this.function.allow({ actions: ['sqs:SendMessage'], resources: [destination] });
    new EventSourceMapping(this, 'events', {
      target: this.function.lambda,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          dynamodb: { NewImage: { kind: { S: ['event'] }, ...ofTypes(props.events) } },
          eventName: ['INSERT'],
        }),
      ],
      batchSize: 100,
      maxBatchingWindow: props.window,
      // One batch of a shard at a time: events are counted and passed on in the order they happened.
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      onFailure: { bind: () => ({ destination }) },
    });
    this.alarmWhenBehind(platform, failureImpact);
  }

  private alarmWhenBehind(platform: Platform, failureImpact: string): void {
    new HarmAlarm(this, 'behind', {
      platform,
      when: `${this.function.name} is a quarter of an hour behind`,
      failureImpact,
      metric: this.function.lambda.metric('IteratorAge', {
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.minutes(15).toMilliseconds(),
    });
  }
}

/** The part of a filter that looks for an event's type in the item that carries it. */
function ofTypes(types: readonly EventType[] | undefined) {
  if (types === undefined) return {};
  return { event: { M: { body: { M: { type: { S: types } } } } } };
}
