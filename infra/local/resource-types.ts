/**
 * Every resource type a template may hold, and what becomes of it here. A type is either run by a
 * part of the platform or has no local effect for a reason someone wrote down; there is no third.
 */
export type ResourceType = RunType | InertType;

export interface RunType extends NamedType {
  readonly effect: 'runs';
}

export interface InertType extends NamedType {
  readonly effect: 'none';
  readonly because: string;
}

/** How CloudFormation names a resource of the type. */
export interface NamedType {
  /** The service in its ARN. */
  readonly service: string;
  /** What stands before the name in the resource part of its ARN, for example `table/`. */
  readonly arnPrefix: string;
  /** The property that may name the resource. */
  readonly nameProperty?: string;
  /** What `Ref` answers; the name unless stated. Queues answer their address, once created. */
  readonly ref?: 'arn' | 'address';
}

function runs(service: string, arnPrefix: string, more: Partial<NamedType> = {}): RunType {
  return { effect: 'runs', service, arnPrefix, ...more };
}

function none(
  because: string,
  service: string,
  arnPrefix = '',
  more: Partial<NamedType> = {},
): InertType {
  return { effect: 'none', because, service, arnPrefix, ...more };
}

const named = (nameProperty: string) => ({ nameProperty });
const onlyAtTheEdge = 'it stands in front of the API at the edge, and nobody is out there locally';
const addressedByName = 'functions reach each other here without DNS';

export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  ['AWS::DynamoDB::Table', runs('dynamodb', 'table/', named('TableName'))],
  ['AWS::DynamoDB::GlobalTable', runs('dynamodb', 'table/', named('TableName'))],
  ['AWS::SQS::Queue', runs('sqs', '', { nameProperty: 'QueueName', ref: 'address' })],
  [
    'AWS::SecretsManager::Secret',
    runs('secretsmanager', 'secret:', { nameProperty: 'Name', ref: 'arn' }),
  ],
  ['AWS::S3::Bucket', runs('s3', '', named('BucketName'))],
  ['AWS::GuardDuty::MalwareProtectionPlan', runs('guardduty', 'malware-protection-plan/')],
  ['AWS::Events::Rule', runs('events', 'rule/', named('Name'))],
  ['AWS::Lambda::Function', runs('lambda', 'function:', named('FunctionName'))],
  ['AWS::Lambda::EventSourceMapping', runs('lambda', 'event-source-mapping:')],
  ['AWS::ApiGatewayV2::Api', runs('apigateway', '/apis/')],
  ['AWS::ApiGatewayV2::Route', runs('apigateway', '/routes/')],
  ['AWS::ApiGatewayV2::Integration', runs('apigateway', '/integrations/')],
  ['AWS::ApiGatewayV2::Stage', runs('apigateway', '/stages/', named('StageName'))],
  ['AWS::Scheduler::Schedule', runs('scheduler', 'schedule/default/', named('Name'))],
  ['AWS::IAM::Role', runs('iam', 'role/', named('RoleName'))],
  ['AWS::IAM::Policy', runs('iam', 'policy/', named('PolicyName'))],
  [
    'AWS::IAM::ManagedPolicy',
    runs('iam', 'policy/', { nameProperty: 'ManagedPolicyName', ref: 'arn' }),
  ],
  ['AWS::Cognito::UserPool', runs('cognito-idp', 'userpool/')],
  ['AWS::Cognito::UserPoolClient', runs('cognito-idp', 'client/')],
  ['AWS::Cognito::UserPoolDomain', runs('cognito-idp', 'domain/', named('Domain'))],
  ['AWS::Cognito::UserPoolGroup', runs('cognito-idp', 'group/', named('GroupName'))],

  [
    'AWS::Lambda::Permission',
    none(
      'the platform itself calls the functions, under the routes, mappings and schedules of the template',
      'lambda',
    ),
  ],
  [
    'AWS::Scheduler::ScheduleGroup',
    none('a group only gathers schedules', 'scheduler', 'schedule-group/', named('Name')),
  ],
  [
    'AWS::Logs::LogGroup',
    none(
      "functions' lines go to functions.log in the data folder",
      'logs',
      'log-group:',
      named('LogGroupName'),
    ),
  ],
  ['AWS::Logs::MetricFilter', none('metrics are counted in CloudWatch only', 'logs')],
  ['AWS::Logs::ResourcePolicy', none('nothing is written to CloudWatch Logs', 'logs')],
  [
    'AWS::CloudWatch::Alarm',
    none('nobody is woken by a platform on a desk', 'cloudwatch', 'alarm:', named('AlarmName')),
  ],
  [
    'AWS::CloudWatch::CompositeAlarm',
    none('nobody is woken by a platform on a desk', 'cloudwatch', 'alarm:', named('AlarmName')),
  ],
  [
    'AWS::CloudWatch::Dashboard',
    none(
      'metrics are counted in CloudWatch only',
      'cloudwatch',
      'dashboard/',
      named('DashboardName'),
    ),
  ],
  [
    'AWS::SNS::Topic',
    none('topics carry alarms only, and there are none here', 'sns', '', {
      nameProperty: 'TopicName',
      ref: 'arn',
    }),
  ],
  ['AWS::SNS::TopicPolicy', none('topics carry alarms only, and there are none here', 'sns')],
  ['AWS::SNS::Subscription', none('topics carry alarms only, and there are none here', 'sns')],
  [
    'AWS::KMS::Key',
    none(
      'what is stored here is made up, and the disk is the one of whoever runs it',
      'kms',
      'key/',
    ),
  ],
  [
    'AWS::KMS::Alias',
    none(
      'what is stored here is made up, and the disk is the one of whoever runs it',
      'kms',
      'alias/',
    ),
  ],
  [
    'AWS::SQS::QueuePolicy',
    none('queues are reached through the access gateway, which checks the roles', 'sqs'),
  ],
  [
    'AWS::SecretsManager::ResourcePolicy',
    none(
      'secrets are reached through the access gateway, which checks the roles',
      'secretsmanager',
    ),
  ],
  ['AWS::WAFv2::WebACL', none(onlyAtTheEdge, 'wafv2', 'global/webacl/', named('Name'))],
  ['AWS::WAFv2::WebACLAssociation', none(onlyAtTheEdge, 'wafv2')],
  ['AWS::CloudFront::Distribution', none(onlyAtTheEdge, 'cloudfront', 'distribution/')],
  ['AWS::CloudFront::Function', none(onlyAtTheEdge, 'cloudfront', 'function/', named('Name'))],
  ['AWS::CloudFront::CachePolicy', none(onlyAtTheEdge, 'cloudfront', 'cache-policy/')],
  [
    'AWS::CloudFront::OriginRequestPolicy',
    none(onlyAtTheEdge, 'cloudfront', 'origin-request-policy/'),
  ],
  [
    'AWS::CloudFront::ResponseHeadersPolicy',
    none(onlyAtTheEdge, 'cloudfront', 'response-headers-policy/'),
  ],
  [
    'AWS::CloudFront::OriginAccessControl',
    none(onlyAtTheEdge, 'cloudfront', 'origin-access-control/'),
  ],
  [
    'AWS::S3::BucketPolicy',
    none('buckets are reached through the access gateway, which checks the roles', 's3'),
  ],
  ['AWS::Route53::RecordSet', none(addressedByName, 'route53')],
  [
    'AWS::CertificateManager::Certificate',
    none(addressedByName, 'acm', 'certificate/', { ref: 'arn' }),
  ],
  ['AWS::CDK::Metadata', none('it tells AWS which constructs were used', 'cdk')],
]);
