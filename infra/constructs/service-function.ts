import { existsSync } from 'node:fs';
import path from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { LogCode } from '#shared/log/index.ts';
import { Construct } from 'constructs';
import type { FunctionEnvironment, FunctionName } from '../function-configs.ts';
import { HarmAlarm } from './harm-alarm.ts';
import { pascalCase, pinLogicalId } from './logical-id.ts';
import type { Platform } from './platform.ts';

export interface ServiceFunctionProps<Name extends FunctionName> {
  readonly platform: Platform;
  /** Exactly the variables of the function's own config schema. */
  readonly environment: FunctionEnvironment<Name>;
  /** Who is hurt when this breaks, as a sentence. It becomes part of the alarm. */
  readonly failureImpact: string;
  readonly timeout: Duration;
  readonly memoryMb: number;
  /** Set only to hold a function back; it takes from what every other function may use. */
  readonly reservedConcurrency?: number;
}

/** What a function may do, as one statement of its own role. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Denies instead, whatever else is allowed. */
  readonly deny?: boolean;
}

/**
 * One folder under functions/, deployed: its bundle, its own role with only what is asked for, its
 * log group, and an alarm that says who is hurt. The folder's name is the logical id in PascalCase,
 * so that template, logs and source use the same words.
 */
export class ServiceFunction<Name extends FunctionName> extends Construct {
  readonly name: Name;
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;
  private readonly role: Role;
  private readonly logGroup: LogGroup;
  private readonly platform: Platform;

  constructor(scope: Construct, name: Name, props: ServiceFunctionProps<Name>) {
    super(scope, name);
    this.name = name;
    this.timeout = props.timeout;
    const { environment, bundles } = props.platform;
    this.platform = props.platform;
    const logGroup = new LogGroup(this, 'logs', {
      retention: environment.logRetention,
      removalPolicy: environment.keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.logGroup = logGroup;
    this.role = new Role(this, 'role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do in ${environment.name}`,
    });
    pinLogicalId(this.role, `${pascalCase(name)}Role`);
    this.allow({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    this.lambda = new LambdaFunction(this, 'function', {
      description: `Open Door ${environment.name}: ${name}`,
      code: Code.fromAsset(bundleOf(name, bundles)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Traces would carry what families typed to a place with another retention than the logs.
      tracing: Tracing.DISABLED,
      environment: {
        ENVIRONMENT_NAME: environment.name,
        LOG_LEVEL: environment.logLevel,
        ...props.environment,
      },
      ...(props.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    pinLogicalId(this.lambda, pascalCase(name));
    new HarmAlarm(this, 'errors', {
      platform: props.platform,
      when: `${name} fails`,
      failureImpact: props.failureImpact,
      metric: this.lambda.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
    });
  }

  /** An alarm for what the function says in its log: a line with that code wakes somebody. */
  alarmOn(
    code: LogCode,
    said: { readonly when: string; readonly failureImpact: string; readonly period: Duration },
  ): void {
    const filter = this.logGroup.addMetricFilter(code, {
      filterPattern: FilterPattern.stringValue('$.code', '=', code),
      metricNamespace: 'OpenDoor',
      metricName: `${this.platform.environment.name}-${code}`,
    });
    const { when, failureImpact, period } = said;
    new HarmAlarm(this, `${code}-said`, {
      ...{ platform: this.platform, when, failureImpact, threshold: 1 },
      metric: filter.metric({ period, statistic: 'Sum' }),
    });
  }

  /** Adds one statement to the function's own role. Actions are named one by one, never by `*`. */
  allow(permission: Permission): void {
    this.role.addToPolicy(
      new PolicyStatement({
        effect: permission.deny === true ? Effect.DENY : Effect.ALLOW,
        actions: [...permission.actions],
        resources: [...permission.resources],
        ...(permission.conditions === undefined ? {} : { conditions: permission.conditions }),
      }),
    );
  }
}

function bundleOf(name: FunctionName, bundles: string): string {
  const folder = path.join(bundles, name);
  if (!existsSync(path.join(folder, 'index.mjs'))) {
    throw new Error(`${name} has no bundle: ${folder}/index.mjs is missing. Bundle first.`);
  }
  return folder;
}
