import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { EvidenceBucket } from '../constructs/evidence-bucket.ts';
import type { Platform } from '../constructs/platform.ts';
import type { Parameters } from './parameters.ts';
import type { Records } from './records.ts';
import type { WorkQueues } from './work-queues.ts';

/** What every feature stands on. */
export interface Foundations {
  readonly platform: Platform;
  readonly api: HttpApi;
  readonly records: Records;
  readonly queues: WorkQueues;
  readonly evidence: EvidenceBucket;
  readonly parameters: Parameters;
}
