import { CfnParameter, Duration, RemovalPolicy, Stack, type App } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import path from 'node:path';

export const handlerNames = ['pages', 'follow', 'work', 'job'] as const;

/**
 * A small service with one of everything: a page puts an order into a table, the table's stream
 * sends it to a queue, a worker puts what it did into the table, and a job runs every day at nine.
 */
export class SmallStack extends Stack {
  constructor(app: App, id: string, bundles: string) {
    super(app, id);
    const origin = new CfnParameter(this, 'ServiceOrigin').valueAsString;
    const table = new dynamodb.TableV2(this, 'Orders', {
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
      removalPolicy: RemovalPolicy.DESTROY,
      globalSecondaryIndexes: [
        {
          indexName: 'byKind',
          partitionKey: { name: 'kind', type: dynamodb.AttributeType.STRING },
          sortKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
        },
      ],
    });
    const deadLetters = new sqs.Queue(this, 'DeadLetters');
    const failures = new sqs.Queue(this, 'Failures');
    const orders = new sqs.Queue(this, 'Work', {
      visibilityTimeout: Duration.seconds(30),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 3 },
    });
    const key = new secrets.Secret(this, 'Key', {
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    const keys = new secrets.Secret(this, 'Keys', {
      secretObjectValue: { signing: key.secretValue },
    });
    const environment = {
      TABLE: table.tableName,
      QUEUE_URL: orders.queueUrl,
      SECRET_ARN: keys.secretArn,
      ORIGIN: origin,
    };
    const deploy = (
      name: (typeof handlerNames)[number],
      more: Partial<lambda.FunctionProps> = {},
    ) =>
      new lambda.Function(this, name, {
        code: lambda.Code.fromAsset(path.join(bundles, name)),
        handler: 'index.handler',
        runtime: lambda.Runtime.NODEJS_24_X,
        environment,
        memorySize: 256,
        timeout: Duration.seconds(3),
        ...more,
      });

    const pages = deploy('pages');
    table.grant(pages, 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem');
    pages.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem'],
        resources: [table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['order#*'] } },
      }),
    );
    keys.grantRead(pages);

    const follow = deploy('follow');
    orders.grantSendMessages(follow);
    follow.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [table.tableStreamArn ?? ''],
      }),
    );
    failures.grantSendMessages(follow);
    new lambda.EventSourceMapping(this, 'Events', {
      target: follow,
      eventSourceArn: table.tableStreamArn ?? '',
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      maxBatchingWindow: Duration.seconds(20),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: failures.queueArn }) },
      filters: [
        lambda.FilterCriteria.filter({
          eventName: ['INSERT'],
          dynamodb: { NewImage: { kind: { S: ['order'] } } },
        }),
      ],
    });

    const work = deploy('work', { reservedConcurrentExecutions: 2 });
    table.grant(work, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    work.addEventSource(
      new SqsEventSource(orders, {
        batchSize: 5,
        reportBatchItemFailures: true,
        maxConcurrency: 2,
      }),
    );

    const job = deploy('job');
    table.grant(job, 'dynamodb:PutItem');
    const starter = new iam.Role(this, 'Starter', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
    });
    job.grantInvoke(starter);
    new CfnSchedule(this, 'Daily', {
      scheduleExpression: 'cron(0 9 * * ? *)',
      scheduleExpressionTimezone: 'Europe/London',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: job.functionArn, roleArn: starter.roleArn },
    });

    const api = new apigateway.HttpApi(this, 'Api');
    const integration = new HttpLambdaIntegration('pages-integration', pages);
    const { GET, POST, ANY } = apigateway.HttpMethod;
    for (const [method, route] of [
      [POST, '/orders'],
      [GET, '/orders/{kind}'],
      [GET, '/orders/latest'],
      [ANY, '/echo/{rest+}'],
      [POST, '/try/{what}'],
    ] as const) {
      api.addRoutes({ path: route, methods: [method], integration });
    }
  }
}
