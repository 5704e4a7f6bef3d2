import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { filePrefixes, type EvidenceBucket } from '../constructs/evidence-bucket.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledJob } from '../constructs/scheduled-job.ts';
import type { Foundations } from './foundations.ts';

/** What becomes of a file that a family sent as proof, or a group as a paper: it is scanned, and one day removed. */
export class Evidence extends Construct {
  constructor(scope: Construct, { platform, queues, records, evidence }: Foundations) {
    super(scope, 'evidence');
    protectFromMalware(this, evidence);
    new Rule(this, 'scanned', {
      description: 'What GuardDuty found in a file a family or a group sent',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [evidence.bucket.bucketName] } },
      },
      targets: [new SqsQueue(queues.evidenceScans.queue)],
    });
    const record = new QueueWorker(this, 'record-scan', {
      platform,
      source: queues.evidenceScans,
      environment: { RECORDS_TABLE: records.records.tableName },
      failureImpact:
        'Staff cannot open what families and groups sent, so cases and grants wait for it.',
      memoryMb: 512,
      batchSize: 10,
    }).function;
    records.access.commit(record);

    const remove = new ScheduledJob(this, 'remove-evidence', {
      platform,
      schedule: 'rate(15 minutes)',
      environment: {
        RECORDS_TABLE: records.records.tableName,
        EVIDENCE_BUCKET: evidence.bucket.bucketName,
      },
      failureImpact: 'What families and groups sent is kept longer than they were told.',
      memoryMb: 512,
      timeout: Duration.minutes(5),
    }).function;
    records.access.commit(remove);
    evidence.allowRemoving(remove);
  }
}

/**
 * GuardDuty scans every file that is put there. What its role may do is what its user guide asks for
 * ("Create or update IAM role policy" of Malware Protection for S3), no more.
 */
function protectFromMalware(scope: Construct, { bucket, key }: EvidenceBucket): void {
  const { region, account } = Stack.of(scope);
  const managedRule = `arn:aws:events:${region}:${account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
  const allow = (actions: string[], resource: string, conditions?: Record<string, object>) =>
    new PolicyStatement({
      actions,
      resources: [resource],
      ...(conditions === undefined ? {} : { conditions }),
    });
  const role = new Role(scope, 'scanner', {
    assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com'),
    description: 'Lets GuardDuty scan what families and groups send',
    inlinePolicies: {
      scan: new PolicyDocument({
        statements: [
          allow(
            ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
            managedRule,
            {
              StringLike: {
                'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com',
              },
            },
          ),
          allow(['events:DescribeRule', 'events:ListTargetsByRule'], managedRule),
          allow(
            ['s3:PutObjectTagging', 's3:GetObjectTagging', 's3:GetObject', 's3:GetObjectVersion'],
            bucket.arnForObjects('*'),
          ),
          allow(
            ['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'],
            bucket.bucketArn,
          ),
          allow(
            ['s3:PutObject'],
            bucket.arnForObjects('malware-protection-resource-validation-object'),
          ),
          allow(['kms:GenerateDataKey', 'kms:Decrypt'], key.keyArn, {
            StringLike: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
          }),
        ],
      }),
    },
  });
  Validations.of(role).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::<EvidenceBucket.Arn>/*]',
      reason: 'It scans and tags every file there is.',
    },
    {
      id: `AwsSolutions-IAM5[Resource::${managedRule.replace(account, '<AWS::AccountId>')}]`,
      reason: 'GuardDuty names its own rule, and its guide gives this beginning of the name.',
    },
  );
  const plan = new CfnMalwareProtectionPlan(scope, 'plan', {
    role: role.roleArn,
    protectedResource: {
      s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: Object.values(filePrefixes) },
    },
    actions: { tagging: { status: 'ENABLED' } },
  });
  plan.node.addDependency(role);
}
