import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Environment } from '../environments.ts';

/** What every construct of one environment shares. */
export interface Platform {
  readonly environment: Environment;
  /** The folder of the bundled functions, one folder each with an `index.mjs`. */
  readonly bundles: string;
  /** Where alarms are sent, unless nobody is to be woken. */
  readonly alarmTopic: ITopic | undefined;
}
