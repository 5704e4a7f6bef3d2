import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IAlarmAction,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { Platform } from './platform.ts';

export interface HarmAlarmProps {
  readonly platform: Platform;
  /** What is wrong, as a short clause without a full stop: `apply-pages answers with errors`. */
  readonly when: string;
  /** Who is hurt while it lasts, as a sentence for whoever is woken. */
  readonly failureImpact: string;
  readonly metric: IMetric;
  /** The alarm goes off when the metric is at least this. */
  readonly threshold: number;
  /** How many periods in a row; one unless stated. */
  readonly periods?: number;
}

/**
 * An alarm that says who is hurt. Whoever is woken by it may not know the system; the harm tells
 * them whether to get up.
 */
export class HarmAlarm extends Construct {
  constructor(scope: Construct, id: string, props: HarmAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'alarm', {
      alarmDescription: `${props.when}. ${props.failureImpact}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No messages and no requests are no harm: a quiet night must not wake anybody.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const { alarmTopic } = props.platform;
    if (alarmTopic !== undefined) {
      const notify: IAlarmAction = new SnsAction(alarmTopic);
      alarm.addAlarmAction(notify);
      alarm.addOkAction(notify);
    }
  }
}
