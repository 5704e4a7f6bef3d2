import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionEnvironment, FunctionName } from '../function-configs.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface QueueWorkerProps<Name extends FunctionName> {
  readonly platform: Platform;
  readonly source: WorkQueue;
  readonly environment: FunctionEnvironment<Name>;
  /** Who is hurt when this breaks, as a sentence. */
  readonly failureImpact: string;
  readonly memoryMb: number;
  readonly batchSize: number;
  /** How many batches may be handled at once; unset, as many as arrive. */
  readonly maxConcurrency?: number;
}

/** A function that handles a work queue, and answers for each message on its own. */
export class QueueWorker<Name extends FunctionName> extends Construct {
  readonly function: ServiceFunction<Name>;

  constructor(scope: Construct, name: Name, props: QueueWorkerProps<Name>) {
    super(scope, `${name}-worker`);
    this.function = new ServiceFunction(this, name, {
      platform: props.platform,
      environment: props.environment,
      failureImpact: props.failureImpact,
      memoryMb: props.memoryMb,
      timeout: props.source.handlingTimeout,
    });
    consume(this, 'messages', this.function, props.source.queue, {
      batchSize: props.batchSize,
      ...(props.maxConcurrency === undefined ? {} : { maxConcurrency: props.maxConcurrency }),
    });
  }
}

/**
 * Feeds a queue to a function. Partial batch responses are never off: without them one bad message
 * makes its whole batch be handled again.
 */
export function consume(
  scope: Construct,
  id: string,
  consumer: ServiceFunction<FunctionName>,
  queue: Queue,
  options: { readonly batchSize: number; readonly maxConcurrency?: number },
): void {
  consumer.allow({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  });
  new EventSourceMapping(scope, id, {
    target: consumer.lambda,
    eventSourceArn: queue.queueArn,
    reportBatchItemFailures: true,
    ...options,
  });
}
