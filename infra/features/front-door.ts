import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { HarmAlarm } from '../constructs/harm-alarm.ts';
import type { Platform } from '../constructs/platform.ts';

/**
 * What a request leaves behind. No address, no agent and no path: a path may name an application,
 * and a log of who looked at what would be one more place where a family can be found.
 */
const accessLog = {
  requestId: '$context.requestId',
  requestedAt: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  durationMs: '$context.responseLatency',
  functionStatus: '$context.integration.status',
  functionDurationMs: '$context.integration.latency',
  error: '$context.error.message',
};

/** The one HTTP API that all pages, partners and the bank come through. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, platform: Platform) {
    super(scope, 'front-door');
    const { environment } = platform;
    this.api = new HttpApi(this, 'api', {
      apiName: environment.stackName,
      description: 'Pages for families and staff, the partner API, and reports from the bank',
      createDefaultStage: false,
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Families apply without an account. Staff pages check a session, the partner API and bank reports a signature, each in its own function, where the tests are.',
    });
    const logGroup = new LogGroup(this, 'access-logs', {
      retention: environment.logRetention,
      removalPolicy: environment.keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: environment.throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    new HarmAlarm(this, 'server-errors', {
      platform,
      when: 'Pages answer with an error of ours',
      failureImpact: 'Families, staff or partners see an error page instead of what they came for.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
    });
  }
}
