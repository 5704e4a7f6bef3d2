import { describe, expect, it } from 'vitest';
import { emailEvents, textEvents } from '#shared/messages/amazon-receipt.ts';
import { listOf, ofType, resourcesOf, statementsByRole, synthesized } from './synthesized.ts';

const byAmazon = synthesized('production', false, 'amazon');
const resources = resourcesOf(byAmazon);
const byNotify = resourcesOf(synthesized('production'));

function actionsOf(role: string, of = resources): string[] {
  return statementsByRole(of)
    .filter((each) => each.role === role)
    .flatMap(({ statement }) => listOf(statement.Action));
}

describe('messages by Amazon', { timeout: 60_000 }, () => {
  it('find nothing to refuse in the template', { timeout: 180_000 }, () => {
    expect(synthesized('production', true, 'amazon').stackName).toBe('open-door-production');
  });

  it('are asked for what they need at deployment, and nothing of GOV.UK Notify', () => {
    const asked = Object.keys(byAmazon.template['Parameters'] as object);
    expect(asked).toEqual(expect.arrayContaining(['EmailIdentity', 'EmailFrom', 'TextOrigin']));
    expect(asked.filter((name) => name.startsWith('Notify'))).toEqual([]);
  });

  it('may be sent by the worker alone, from our own sender, and it reads no key of Notify', () => {
    const own = actionsOf('SendMessagesRole');
    expect(own).toEqual(expect.arrayContaining(['ses:SendEmail', 'sms-voice:SendTextMessage']));
    const everybody = statementsByRole(resources).filter(({ statement }) =>
      listOf(statement.Action).some((action) => /^(ses|sms-voice):/.test(action)),
    );
    expect([...new Set(everybody.map(({ role }) => role))]).toEqual(['SendMessagesRole']);
    for (const { statement } of everybody) {
      expect(JSON.stringify(statement.Resource)).not.toContain('*');
    }
    const email = everybody.find(({ statement }) =>
      listOf(statement.Action).includes('ses:SendEmail'),
    );
    expect(email?.statement.Condition).toEqual({
      StringEquals: { 'ses:FromAddress': { Ref: 'EmailFrom' } },
    });
    const reading = statementsByRole(resources).filter(({ statement }) =>
      JSON.stringify(statement.Resource).includes('"MessagesKey"'),
    );
    expect(reading).toEqual([]);
  });

  it('are nothing that may be sent, published or heard of where GOV.UK Notify was chosen', () => {
    expect(actionsOf('SendMessagesRole', byNotify).join()).not.toMatch(/ses:|sms-voice:/);
    for (const type of ['AWS::SES::ConfigurationSet', 'AWS::SMSVOICE::ConfigurationSet']) {
      expect(ofType(byNotify, type)).toEqual([]);
    }
    expect(byNotify).not.toHaveProperty('MessageReceiptsTopic');
    expect(byNotify).toHaveProperty('ReceiveMessageReceipt');
    expect(resources).not.toHaveProperty('ReceiveMessageReceipt');
  });

  it('publish what became of them, and not what families open or click', () => {
    const [, emails] = ofType(resources, 'AWS::SES::ConfigurationSetEventDestination')[0]!;
    expect(emails.Properties['EventDestination']).toMatchObject({
      Enabled: true,
      MatchingEventTypes: emailEvents.map((event) => event.toLowerCase()),
      SnsDestination: { TopicARN: { Ref: 'MessageReceiptsTopic' } },
    });
    const [, texts] = ofType(resources, 'AWS::SMSVOICE::ConfigurationSet')[0]!;
    expect(texts.Properties['EventDestinations']).toMatchObject([
      {
        Enabled: true,
        MatchingEventTypes: textEvents,
        SnsDestination: { TopicArn: { Ref: 'MessageReceiptsTopic' } },
      },
    ]);
  });

  it('are heard of on the queue of messages, as Amazon said it, and nothing but what is understood', () => {
    const own = ofType(resources, 'AWS::SNS::Subscription').filter(([, { Properties }]) =>
      JSON.stringify(Properties['TopicArn']).includes('MessageReceiptsTopic'),
    );
    expect(own.map(([, { Properties }]) => Properties)).toMatchObject([
      {
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['MessagesQueue', 'Arn'] },
        RawMessageDelivery: true,
        FilterPolicyScope: 'MessageBody',
        FilterPolicy: { eventType: [...emailEvents, ...textEvents] },
      },
    ]);
  });

  it('are published encrypted, by the two services of our own account alone', () => {
    const policy = ofType(resources, 'AWS::SNS::TopicPolicy').find(([, { Properties }]) =>
      JSON.stringify(Properties['Topics']).includes('MessageReceiptsTopic'),
    );
    const { Statement: statements } = policy?.[1].Properties['PolicyDocument'] as {
      Statement: {
        Effect: string;
        Principal: { Service: string | string[] };
        Condition: unknown;
      }[];
    };
    const publishing = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(new Set(publishing.flatMap(({ Principal }) => Principal.Service))).toEqual(
      new Set(['ses.amazonaws.com', 'sms-voice.amazonaws.com']),
    );
    for (const { Condition } of publishing) {
      expect(JSON.stringify(Condition)).toMatch(/SourceAccount":\{"Ref":"AWS::AccountId"/i);
    }
    expect(resources['MessageReceiptsTopic']?.Properties['KmsMasterKeyId']).toEqual({
      'Fn::GetAtt': ['MessageReceiptsKey', 'Arn'],
    });
  });
});
