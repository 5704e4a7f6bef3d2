import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '../function-configs.ts';
import { pinLogicalId } from './logical-id.ts';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';

type AnyFunction = ServiceFunction<FunctionName>;

/** Where the files of families, and those of community groups, lie in the bucket; nothing else may be put there. */
export const filePrefixes = { families: 'evidence/', groups: 'grant-files/' } as const;
export type FileSender = keyof typeof filePrefixes;
const everybody: readonly FileSender[] = ['families', 'groups'];

/**
 * Longer than any case waits for its decision, and longer than papers of a grant are kept after its last day: what
 * is then still there, nobody knew of.
 */
const longestKept = { families: Duration.days(365), groups: Duration.days(8 * 365) } as const;

/**
 * What families send as proof, and groups as papers: encrypted under a key of its own, reached over TLS only, open to
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
          prefix: filePrefixes.families,
          expiration: longestKept.families,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        {
          id: 'what-nobody-knew-of-groups',
          prefix: filePrefixes.groups,
          expiration: longestKept.groups,
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
  allowPutting(site: AnyFunction, sender: FileSender): void {
    this.acknowledgeFiles(site, [sender]);
    site.allow({ actions: ['s3:PutObject'], resources: this.filesOf([sender]) });
    this.allowKey(site, ['kms:GenerateDataKey']);
  }

  allowOpening(site: AnyFunction): void {
    this.acknowledgeFiles(site, everybody);
    site.allow({ actions: ['s3:GetObject'], resources: this.filesOf(everybody) });
    this.allowKey(site, ['kms:Decrypt']);
  }

  allowRemoving(job: AnyFunction): void {
    this.acknowledgeFiles(job, everybody);
    job.allow({ actions: ['s3:DeleteObject'], resources: this.filesOf(everybody) });
  }

  private acknowledgeFiles(user: AnyFunction, senders: readonly FileSender[]): void {
    for (const sender of senders) {
      Validations.of(user).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<EvidenceBucket.Arn>/${filePrefixes[sender]}*]`,
        reason:
          'Families and groups send files at any time, so no policy can name each. One action on files of this one prefix is the least there is.',
      });
    }
  }

  private filesOf(senders: readonly FileSender[]): string[] {
    return senders.map((sender) => this.bucket.arnForObjects(`${filePrefixes[sender]}*`));
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
