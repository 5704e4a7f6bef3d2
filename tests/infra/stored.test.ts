import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { EnvironmentName } from '#infra/environments.ts';
import { ofType, resourcesOf, synthesized } from './synthesized.ts';

const production = synthesized('production');
const resources = resourcesOf(production);
const template = Template.fromJSON({ ...production.template });
const tables = ['RecordsTable', 'ReportsTable', 'SessionsTable', 'EqualityTable'] as const;
const globalTable = 'AWS::DynamoDB::GlobalTable';

describe('what is stored', () => {
  it.each([
    [globalTable, ['EqualityTable', 'RecordsTable', 'ReportsTable', 'SessionsTable']],
    ['AWS::KMS::Key', ['EvidenceKey', 'RecordsKey']],
    ['AWS::S3::Bucket', ['EvidenceBucket']],
    [
      'AWS::SecretsManager::Secret',
      ['CaseSystemKey', 'EdgeKey', 'Keys', 'MatchingKey', 'MessagesKey', 'RailKey', 'SessionKey'],
    ],
    ['AWS::Cognito::UserPool', ['StaffPool']],
    ['AWS::Cognito::UserPoolClient', ['StaffClient']],
  ])('%s keeps its logical ids, so that no refactor replaces it', (type, ids) => {
    expect(
      ofType(resources, type)
        .map(([id]) => id)
        .sort(),
    ).toEqual(ids);
  });

  it('what families send as proof is closed to everybody, and gone when it is removed', () => {
    const bucket = resources['EvidenceBucket']?.Properties;
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    });
    expect(bucket).not.toHaveProperty('VersioningConfiguration');
    expect(JSON.stringify(bucket?.['LifecycleConfiguration'])).toContain('"ExpirationInDays":365');
  });

  it('records are found by key and by queue, and their new images are streamed', () => {
    expect(resources['RecordsTable']?.Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byQueue',
          KeySchema: [
            { AttributeName: 'queue', KeyType: 'HASH' },
            { AttributeName: 'queueOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byLocality',
          KeySchema: [
            { AttributeName: 'localQueue', KeyType: 'HASH' },
            { AttributeName: 'queueOrder', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  it.each(['RecordsTable', 'ReportsTable'])('%s can be brought back to any second', (id) => {
    expect(resources[id]?.Properties['Replicas']).toMatchObject([
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
  });

  it.each(['SessionsTable', 'ReportsTable', 'EqualityTable'])(
    '%s lets go of what has ended',
    (id) => {
      expect(resources[id]?.Properties['TimeToLiveSpecification']).toEqual({
        AttributeName: 'expiresAt',
        Enabled: true,
      });
    },
  );

  it('records never end by themselves', () => {
    expect(resources['RecordsTable']?.Properties).not.toHaveProperty('TimeToLiveSpecification');
  });

  it.each(tables)('%s is encrypted with our own key and stays in London', (id) => {
    expect(resources[id]?.Properties).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        {
          Region: 'eu-west-2',
          SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['RecordsKey', 'Arn'] } },
        },
      ],
    });
  });

  it('the key turns over every year', () => {
    expect(resources['RecordsKey']?.Properties['EnableKeyRotation']).toBe(true);
  });

  it.each([
    ...tables,
    'RecordsKey',
    'EdgeKey',
    'Keys',
    'MatchingKey',
    'RailKey',
    'SessionKey',
    'StaffPool',
  ])('%s outlives the stack in production', (id) => {
    expect(resources[id]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it.each<[EnvironmentName, boolean]>([
    ['production', true],
    ['staging', false],
    ['local', false],
  ])('in %s, tables and accounts refuse to be deleted: %s', (environment, refuse) => {
    const own = resourcesOf(synthesized(environment));
    for (const id of tables) {
      expect(own[id]?.Properties['Replicas'], id).toMatchObject([
        { DeletionProtectionEnabled: refuse },
      ]);
    }
    const protection = own['StaffPool']?.Properties['DeletionProtection'];
    expect(protection).toBe(refuse ? 'ACTIVE' : 'INACTIVE');
  });

  it('each key is generated, and the template holds only references to them', () => {
    for (const id of ['EdgeKey', 'MatchingKey', 'RailKey', 'SessionKey']) {
      expect(resources[id]?.Properties, id).toMatchObject({
        GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
      });
    }
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      SecretString: {
        'Fn::Join': [
          '',
          [
            '{"sessionKey":"{{resolve:secretsmanager:',
            { Ref: 'SessionKey' },
            ':SecretString:::}}","matchingKey":"{{resolve:secretsmanager:',
            { Ref: 'MatchingKey' },
            ':SecretString:::}}","railKey":"{{resolve:secretsmanager:',
            { Ref: 'RailKey' },
            ':SecretString:::}}","edgeKey":"{{resolve:secretsmanager:',
            { Ref: 'EdgeKey' },
            ':SecretString:::}}"}',
          ],
        ],
      },
      GenerateSecretString: Match.absent(),
    });
  });
});
