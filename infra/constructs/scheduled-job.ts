import { Stack, type Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionEnvironment, FunctionName } from '../function-configs.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

export interface ScheduledJobProps<Name extends FunctionName> {
  readonly platform: Platform;
  /** In EventBridge's words, for example `rate(15 minutes)`; hours and days are Birmingham's. */
  readonly schedule: string;
  readonly environment: FunctionEnvironment<Name>;
  /** Who is hurt when this breaks, as a sentence. */
  readonly failureImpact: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
}

/** A function that the clock starts. */
export class ScheduledJob<Name extends FunctionName> extends Construct {
  readonly function: ServiceFunction<Name>;

  constructor(scope: Construct, name: Name, props: ScheduledJobProps<Name>) {
    super(scope, `${name}-job`);
    this.function = new ServiceFunction(this, name, props);
    const { functionArn } = this.function.lambda;
    // Our own role instead of the one CDK makes, which may invoke every version of the function.
    const role = new Role(this, 'starter', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: `Starts ${name} and nothing else`,
      inlinePolicies: {
        start: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
          ],
        }),
      },
    });
    new CfnSchedule(this, 'schedule', {
      description: `Starts ${name}`,
      scheduleExpression: props.schedule,
      scheduleExpressionTimezone: 'Europe/London',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 600 },
      },
    });
  }
}
