import { describe, expect, it } from 'vitest';
import { roundEnvelopeId } from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/keys.ts';
import { listOf, ofType, resourcesOf, statementsByRole, synthesized } from './synthesized.ts';

const resources = resourcesOf(synthesized('production'));
const statements = statementsByRole(resources);
const records = '"RecordsTable","Arn"';

/** Who may do an action to a resource, by role, as the template says it. */
function whoMay(action: string, resource: string) {
  return statements.filter(
    ({ statement }) =>
      statement.Effect === 'Allow' &&
      listOf(statement.Action).includes(action) &&
      listOf(statement.Resource).some((of) => JSON.stringify(of).includes(resource)),
  );
}

describe('permissions', () => {
  it('name each action, without a star', () => {
    const actions = statements.flatMap(({ statement }) => listOf(statement.Action));
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('name each resource, without a star', () => {
    const named = statements.flatMap(({ statement }) =>
      listOf(statement.Resource).map((resource) => JSON.stringify(resource)),
    );
    // Files come at any time, so none can be named; and GuardDuty names its own rule.
    const many = [
      /"EvidenceBucket","Arn"\]\},"\/(evidence\/|grant-files\/)?\*"/,
      /AmazonGuardDutyMalwareProtection/,
    ];
    expect(
      named.filter(
        (resource) => resource.includes('*') && !many.some((known) => known.test(resource)),
      ),
    ).toEqual([]);
  });

  it('let what takes files from families put them there and read none, and staff read and put none', () => {
    const files = '"EvidenceBucket","Arn"]},"/evidence/*"';
    const roles = (action: string) => whoMay(action, files).map(({ role }) => role);
    expect(roles('s3:PutObject')).toEqual(['ApplyPagesRole']);
    expect(roles('s3:GetObject')).toEqual(['CaseworkPagesRole']);
    expect(roles('s3:DeleteObject')).toEqual(['RemoveEvidenceRole']);
    const papers = '"EvidenceBucket","Arn"]},"/grant-files/*"';
    const ofGroups = (action: string) => whoMay(action, papers).map(({ role }) => role);
    expect(ofGroups('s3:PutObject')).toEqual(['GroupPagesRole']);
    expect(ofGroups('s3:GetObject')).toEqual(['CaseworkPagesRole']);
    expect(ofGroups('s3:DeleteObject')).toEqual(['RemoveEvidenceRole']);
    const opening = whoMay('kms:Decrypt', '"EvidenceKey","Arn"').map(({ role }) => role);
    expect(opening).toContain('CaseworkPagesRole');
    expect(opening).not.toContain('ApplyPagesRole');
    expect(opening).not.toContain('GroupPagesRole');
  });

  it('let nobody read what families tell of themselves, and only their pages keep it', () => {
    const table = '"EqualityTable","Arn"';
    const actions = statements
      .flatMap(({ statement }) => listOf(statement.Action))
      .filter((action) => action.startsWith('dynamodb:'));
    const allowed = [...new Set(actions)].filter((action) => whoMay(action, table).length > 0);
    expect(allowed).toEqual(['dynamodb:PutItem']);
    expect(whoMay('dynamodb:PutItem', table).map(({ role }) => role)).toEqual(['ApplyPagesRole']);
  });

  it('rest on no managed policy, which AWS may widen', () => {
    for (const [id, { Properties }] of ofType(resources, 'AWS::IAM::Role')) {
      expect(Properties, id).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  it('let nobody scan a table or reach it by another language', () => {
    const actions = statements.flatMap(({ statement }) => listOf(statement.Action));
    expect(actions.filter((action) => /Scan|PartiQL|Export|Backup/.test(action))).toEqual([]);
  });

  it('let nobody update a record in place', () => {
    expect(whoMay('dynamodb:UpdateItem', records)).toEqual([]);
  });

  it('let the doors to strangers count by keyed hash, and neither read nor forget a count', () => {
    const counting = whoMay('dynamodb:UpdateItem', '"SessionsTable","Arn"');
    expect(counting.map(({ role }) => role)).toEqual([
      'ApplyPagesRole',
      'PartnerApiRole',
      'GroupPagesRole',
    ]);
    expect(counting.map(({ statement }) => statement.Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LIMIT#*'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LIMIT#*'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LIMIT#*'] } },
    ]);
    const limits = statements.filter(({ statement }) =>
      JSON.stringify(statement.Condition ?? {}).includes('LIMIT#'),
    );
    expect([...new Set(limits.flatMap(({ statement }) => listOf(statement.Action)))]).toEqual([
      'dynamodb:UpdateItem',
    ]);
  });

  it('let nobody delete a record except a claim, a place in a group, an account that is kept no longer, and what pays the accounts of its runs', () => {
    const deleting = whoMay('dynamodb:DeleteItem', records);
    expect(deleting.length).toBeGreaterThan(1);
    for (const { role, statement } of deleting) {
      const own: Readonly<Record<string, readonly string[]>> = {
        SubmitPaymentsRole: ['CLAIM#*', 'PAYEE#RUN#*'],
        // Who works on a group's application, and nothing that it says.
        GroupPagesRole: ['GRANT-PERSON#*'],
        WatchDeadlinesRole: ['CLAIM#*', 'GRANT-PERSON#*', 'PAYEE#*'],
      };
      expect(statement.Condition, role).toEqual({
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': own[role] ?? ['CLAIM#*'] },
      });
    }
  });

  it('let nobody write a record without saying so in this list', () => {
    const writing = whoMay('dynamodb:PutItem', records).map(({ role }) => role);
    expect([...new Set(writing)].sort()).toEqual([
      'ApplyPagesRole',
      'AssessApplicationRole',
      'CaseworkPagesRole',
      'CheckPayeeRole',
      'FetchFloatsRole',
      'FinancePagesRole',
      'FollowVouchersRole',
      'GroupPagesRole',
      'LocalityPagesRole',
      'ParkDeadLettersRole',
      'PartnerApiRole',
      'PartnerPagesRole',
      'RecordRailOutcomesRole',
      'RecordScanRole',
      'RemoveEvidenceRole',
      'SendMessagesRole',
      'SubmitPaymentsRole',
      'TellCaseSystemRole',
      'WatchDeadlinesRole',
    ]);
  });

  it('let locality leads write requests for further help, and nothing else', () => {
    const writing = whoMay('dynamodb:PutItem', records).filter(
      ({ role }) => role === 'LocalityPagesRole',
    );
    expect(writing.map(({ statement }) => statement.Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CONNECTION#*'] } },
    ]);
    expect(keys.connection('1').pk).toMatch(/^CONNECTION#/);
  });

  it('let what tells the case-management system read requests for further help alone, and list none', () => {
    const own = (action: string) =>
      whoMay(action, records)
        .filter(({ role }) => role === 'TellCaseSystemRole')
        .map(({ statement }) => statement.Condition);
    const only = (...leading: string[]) => [
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leading } },
    ];
    expect(own('dynamodb:GetItem')).toEqual(only('CONNECTION#*'));
    expect(own('dynamodb:BatchGetItem')).toEqual(only('CONNECTION#*'));
    expect(own('dynamodb:PutItem')).toEqual(only('CONNECTION#*', 'PARKED#*'));
    expect(own('dynamodb:Query')).toEqual([]);
    expect(own('dynamodb:DeleteItem')).toEqual([]);
  });

  it('let groups read and write applications for grants, and nothing of a family', () => {
    const kept = ['GRANT#*', 'GRANT-PUBLISHED#*', 'GRANT-PERSON#*', 'ENVELOPE#community-grants:*'];
    const only = (...leading: string[]) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leading },
    });
    const grants = only(...kept);
    for (const [action, condition] of [
      ['dynamodb:GetItem', grants],
      ['dynamodb:BatchGetItem', grants],
      ['dynamodb:Query', grants],
      ['dynamodb:ConditionCheckItem', grants],
      // The account of a group is written where no group reads.
      ['dynamodb:PutItem', only(...kept, 'PAYEE#GRANT#*')],
    ] as const) {
      const own = whoMay(action, records).filter(({ role }) => role === 'GroupPagesRole');
      expect(
        own.map(({ statement }) => statement.Condition),
        action,
      ).toEqual([condition]);
    }
    expect(whoMay('dynamodb:Query', '/index/').map(({ role }) => role)).not.toContain(
      'GroupPagesRole',
    );
    const ending = whoMay('dynamodb:DeleteItem', records).filter(
      ({ role }) => role === 'GroupPagesRole',
    );
    expect(ending.map(({ statement }) => statement.Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['GRANT-PERSON#*'] } },
    ]);
    expect(keys.grantApplication('1').pk).toMatch(/^GRANT#/);
    expect(keys.publishedGrantsOf('1')).toMatch(/^GRANT-PUBLISHED#/);
    expect(keys.grantAward('1').pk).toMatch(/^GRANT#/);
    expect(keys.grantFile('1', '2').pk).toMatch(/^GRANT#/);
    expect(keys.grantAccountChange('1').pk).toMatch(/^GRANT#/);
    expect(keys.grantPayee('1', 1).pk).toMatch(/^PAYEE#GRANT#/);
    expect(keys.grantMembershipsOf('1')).toMatch(/^GRANT-PERSON#/);
    expect(keys.envelope(roundEnvelopeId('1')).pk).toMatch(/^ENVELOPE#community-grants:/);
  });

  it('let partners’ workers read records and send families, never bank details or codes', () => {
    const own = statements.filter(({ role }) => role === 'PartnerPagesRole');
    expect(whoMay('dynamodb:GetItem', records).map(({ role }) => role)).toContain(
      'PartnerPagesRole',
    );
    expect([...readersOf('PAYEE#*'), ...readersOf('CODE#*')]).not.toContain('PartnerPagesRole');
    const sending = own.flatMap(({ statement }) => listOf(statement.Action));
    expect(sending.filter((action) => /^(sqs|s3):/.test(action))).toEqual([]);
  });

  it('let what fetches floats write statements, their lines and months, and nothing else', () => {
    const writing = whoMay('dynamodb:PutItem', records).filter(
      ({ role }) => role === 'FetchFloatsRole',
    );
    expect(writing.map(({ statement }) => statement.Condition)).toEqual([
      {
        'ForAllValues:StringLike': {
          'dynamodb:LeadingKeys': ['STATEMENT#*', 'FLOAT#*', 'BANK#*'],
        },
      },
    ]);
    expect(keys.bookedLine('cash-out', '2021-12', 'l').pk).toMatch(/^FLOAT#/);
    expect(keys.monthBook('2021-12').pk).toMatch(/^BANK#/);
  });

  it('let nobody but the projector move a counter of the reports', () => {
    for (const action of ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']) {
      const moving = whoMay(action, '"ReportsTable","Arn"').map(({ role }) => role);
      expect(
        moving.filter((role) => role !== 'ProjectReportsRole'),
        action,
      ).toEqual([]);
    }
  });

  it('let only what pays, and what asks whose account it is, read bank details', () => {
    expect(readersOf('PAYEE#*')).toEqual(['CheckPayeeRole', 'SubmitPaymentsRole']);
  });

  it('let only what pays read the accounts of a payment run', () => {
    expect(readersOf('PAYEE#RUN#*', 'PAYEE#*')).toEqual(['SubmitPaymentsRole']);
  });

  it('let only what sends a family its code read the codes', () => {
    expect(readersOf('CODE#*')).toEqual(['SendMessagesRole']);
  });

  /** Who may read records and is not kept from those whose partition begins so. */
  function readersOf(...leadingKeys: readonly string[]): string[] {
    // Whoever may read under keys of one kind alone has a test of their own.
    const reading = whoMay('dynamodb:GetItem', records)
      .filter(({ statement }) => statement.Condition === undefined)
      .map(({ role }) => role);
    const denied = statements.filter(({ statement }) => statement.Effect === 'Deny');
    for (const { role, statement } of denied) {
      expect(statement, role).toMatchObject({
        Action: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        Resource: { 'Fn::GetAtt': ['RecordsTable', 'Arn'] },
        Condition: {
          'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': expect.anything() as unknown },
        },
      });
    }
    const kept = denied
      .filter(({ statement }) =>
        leadingKeys.some((key) => JSON.stringify(statement.Condition).includes(`"${key}"`)),
      )
      .map(({ role }) => role);
    return reading.filter((role) => !kept.includes(role));
  }

  it('speak of bank details and claims by the keys they are stored under', () => {
    expect(keys.payee('1').pk).toMatch(/^PAYEE#/);
    expect(keys.runAccounts('1', 1).pk).toMatch(/^PAYEE#RUN#/);
    expect(keys.voucherCode('1', '2').pk).toMatch(/^CODE#/);
    expect(keys.claim('1').pk).toMatch(/^CLAIM#/);
  });

  it('let park-dead-letters add a record and read none', () => {
    const own = statements.filter(({ role }) => role === 'ParkDeadLettersRole');
    const actions = own.flatMap(({ statement }) => listOf(statement.Action));
    expect(actions.filter((action) => action.startsWith('dynamodb:'))).toEqual([
      'dynamodb:PutItem',
    ]);
  });

  it('let the tables be decrypted only by way of DynamoDB', () => {
    const decrypting = whoMay('kms:Decrypt', '"RecordsKey","Arn"');
    expect(decrypting.length).toBeGreaterThan(0);
    for (const { role, statement } of decrypting) {
      expect(statement.Condition, role).toEqual({
        StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-2.amazonaws.com' },
      });
    }
  });

  it('give whoever touches a table its key as well', () => {
    const touching = statements
      .filter(({ statement }) => JSON.stringify(statement.Action).includes('dynamodb:'))
      .map(({ role }) => role);
    const decrypting = whoMay('kms:Decrypt', '"RecordsKey","Arn"').map(({ role }) => role);
    expect([...new Set(decrypting)].sort()).toEqual([...new Set(touching)].sort());
  });

  it('let each schedule start its function and nothing else', () => {
    const starting = statements.filter(({ statement }) =>
      listOf(statement.Action).includes('lambda:InvokeFunction'),
    );
    const started = starting.map(({ statement }) => JSON.stringify(statement.Resource));
    expect(started.sort()).toEqual([
      '{"Fn::GetAtt":["FetchFloats","Arn"]}',
      '{"Fn::GetAtt":["FollowVouchers","Arn"]}',
      '{"Fn::GetAtt":["RemoveEvidence","Arn"]}',
      '{"Fn::GetAtt":["WatchDeadlines","Arn"]}',
    ]);
  });
});
