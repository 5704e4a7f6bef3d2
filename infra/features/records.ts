import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
  type TablePropsV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { pinLogicalId } from '../constructs/logical-id.ts';
import type { Platform } from '../constructs/platform.ts';
import { localityIndex, queueIndex, RecordAccess } from '../constructs/record-access.ts';
import { Keys } from './keys.ts';

const partitionKey = { name: 'pk', type: AttributeType.STRING };
const sortKey = { name: 'sk', type: AttributeType.STRING };

/**
 * Everything that is kept: records, reports, sessions, equality answers, the key that encrypts them, and the secret
 * of the keys that sign and compare. Their logical ids are pinned, because CloudFormation takes a
 * renamed table for a new one and an empty one in its place.
 */
export class Records extends Construct {
  readonly records: TableV2;
  readonly reports: TableV2;
  readonly sessions: TableV2;
  readonly equality: TableV2;
  readonly secret: Secret;
  readonly edgeKey: Secret;
  readonly messagesSecret: Secret;
  readonly caseSystemSecret: Secret;
  readonly access: RecordAccess;
  readonly key: Key;

  constructor(scope: Construct, platform: Platform) {
    super(scope, 'records');
    const { keepsRecords, name } = platform.environment;
    const removalPolicy = keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = new Key(this, 'key', {
      description: `Encrypts the records of Open Door ${name}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    pinLogicalId(this.key, 'RecordsKey');
    const table = {
      partitionKey,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      deletionProtection: keepsRecords,
      removalPolicy,
    } satisfies TablePropsV2;
    const recoverable = { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } };
    this.records = new TableV2(this, 'records-table', {
      ...table,
      ...recoverable,
      sortKey,
      globalSecondaryIndexes: [
        {
          indexName: queueIndex,
          partitionKey: { name: 'queue', type: AttributeType.STRING },
          sortKey: { name: 'queueOrder', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
        {
          // Only what has a `localQueue` is in it: cases.
          indexName: localityIndex,
          partitionKey: { name: 'localQueue', type: AttributeType.STRING },
          sortKey: { name: 'queueOrder', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
      // An event is only ever added, so its new image is all there is to it.
      dynamoStream: StreamViewType.NEW_IMAGE,
    });
    pinLogicalId(this.records, 'RecordsTable');
    this.reports = new TableV2(this, 'reports-table', {
      ...table,
      ...recoverable,
      sortKey,
      // The marks of events counted long ago end; see docs/decisions/0007.
      timeToLiveAttribute: 'expiresAt',
    });
    pinLogicalId(this.reports, 'ReportsTable');
    // No recovery to a point in time: bringing old sessions back would sign people in again.
    this.sessions = new TableV2(this, 'sessions-table', {
      ...table,
      timeToLiveAttribute: 'expiresAt',
    });
    pinLogicalId(this.sessions, 'SessionsTable');
    // A table of its own: nobody who may read a case can be given it by mistake.
    this.equality = new TableV2(this, 'equality-table', {
      ...table,
      ...recoverable,
      timeToLiveAttribute: 'expiresAt',
    });
    pinLogicalId(this.equality, 'EqualityTable');
    const made = new Keys(this, removalPolicy);
    this.secret = made.secret;
    this.messagesSecret = made.messagesSecret;
    this.caseSystemSecret = made.caseSystemSecret;
    this.edgeKey = made.edgeKey;
    this.access = new RecordAccess(this);
  }
}
