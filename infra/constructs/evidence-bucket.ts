import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-configs.ts';
import { pinLogicalId } from './logical-id.ts';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';

type AnyFunction = ServiceFunction<FunctionName>;

/** Where the files of each kind of sender lie in the bucket; nothing else may be put there. */
export const evidencePrefixes = { families: 'evidence/', groups: 'grants/' } as const;
type Sender = keyof typeof evidencePrefixes;
const senders = ['families', 'groups'] as const satisfies readonly Sender[];

/** Longer than any case waits for its decision, and any grant is accounted for: what is then there, nobody knew of. */
const longestKept = { families: Duration.days(365), groups: Duration.days(9 * 366) } as const;

/**
 * What families send as proof, and groups for their grants: encrypted under a key of its own, reached over TLS only, open to
 * nobody. There are no versions, so that what is removed is gone.
 */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, platform: Platform) {
    super(scope, 'evidence-bucket');
    const { keepsRecords, name } = platform.environment;
    const removalPolicy = keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = new Key(this, 'key', {
      description: `Encrypts what families and groups of Open Door ${name} send as proof`,
      enableKeyRotation: true,
      removalPolicy,
    });
    pinLogicalId(this.key, 'EvidenceKey');
    this.bucket = new Bucket(this, 'bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: false,
      removalPolicy,
      lifecycleRules: [
        ...senders.map((sender) => ({
          id: `what-nobody-knew-of-${sender}`,
          prefix: evidencePrefixes[sender],
          expiration: longestKept[sender],
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        })),
        {
          id: 'what-is-not-safe',
          expiration: Duration.days(1),
          tagFilters: { GuardDutyMalwareScanStatus: 'THREATS_FOUND' },
        },
      ],
    });
    pinLogicalId(this.bucket, 'EvidenceBucket');
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Whoever opens a file does so through the platform, which writes down who and when before it shows anything. A log of requests would name families and groups by their applications in one more place.',
    });
  }

  /** Putting a file there, and never reading one: whoever takes files from the world cannot give any out. */
  allowPutting(site: AnyFunction, sender: Sender): void {
    this.allowFiles(site, 's3:PutObject', [sender]);
    this.allowKey(site, ['kms:GenerateDataKey']);
  }

  allowOpening(site: AnyFunction): void {
    this.allowFiles(site, 's3:GetObject', senders);
    this.allowKey(site, ['kms:Decrypt']);
  }

  allowRemoving(job: AnyFunction): void {
    this.allowFiles(job, 's3:DeleteObject', senders);
  }

  private allowFiles(user: AnyFunction, action: string, of: readonly Sender[]): void {
    for (const sender of of) {
      const prefix = evidencePrefixes[sender];
      Validations.of(user).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<EvidenceBucket.Arn>/${prefix}*]`,
        reason:
          'Files come at any time, so no policy can name each. One action on files of one prefix is the least there is.',
      });
    }
    const resources = of.map((sender) => this.bucket.arnForObjects(`${evidencePrefixes[sender]}*`));
    user.allow({ actions: [action], resources });
  }

  private allowKey(user: AnyFunction, actions: readonly string[]): void {
    user.allow({
      actions,
      resources: [this.key.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` },
      },
    });
  }
}
