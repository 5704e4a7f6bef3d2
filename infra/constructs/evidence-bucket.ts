import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-configs.ts';
import { pinLogicalId } from './logical-id.ts';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';

type AnyFunction = ServiceFunction<FunctionName>;

/** Where the files of families lie in the bucket; nothing else may be put there. */
export const evidencePrefix = 'evidence/';

/** Longer than any case waits for its decision: what is then still there, nobody knew of. */
const longestKept = Duration.days(365);

/**
 * What families send as proof: encrypted under a key of its own, reached over TLS only, open to
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
      description: `Encrypts what families of Open Door ${name} send as proof`,
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
        {
          id: 'what-nobody-knew-of',
          expiration: longestKept,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
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
        'Whoever opens a file does so through the platform, which writes down who and when before it shows anything. A log of requests would name families by their applications in one more place.',
    });
  }

  /** Putting a file there, and never reading one: whoever takes files from the world cannot give any out. */
  allowPutting(site: AnyFunction): void {
    this.acknowledgeFiles(site);
    site.allow({ actions: ['s3:PutObject'], resources: [this.files] });
    this.allowKey(site, ['kms:GenerateDataKey']);
  }

  allowOpening(site: AnyFunction): void {
    this.acknowledgeFiles(site);
    site.allow({ actions: ['s3:GetObject'], resources: [this.files] });
    this.allowKey(site, ['kms:Decrypt']);
  }

  allowRemoving(job: AnyFunction): void {
    this.acknowledgeFiles(job);
    job.allow({ actions: ['s3:DeleteObject'], resources: [this.files] });
  }

  private acknowledgeFiles(user: AnyFunction): void {
    Validations.of(user).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<EvidenceBucket.Arn>/${evidencePrefix}*]`,
      reason:
        'Families send files at any time, so no policy can name each. One action on files of this one prefix is the least there is.',
    });
  }

  private get files(): string {
    return this.bucket.arnForObjects(`${evidencePrefix}*`);
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
