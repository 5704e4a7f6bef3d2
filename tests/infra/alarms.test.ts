import { describe, expect, it } from 'vitest';
import { named, ofType, resourcesOf, synthesized } from './synthesized.ts';

const resources = resourcesOf(synthesized('production'));
const alarms = ofType(resources, 'AWS::CloudWatch::Alarm');
const [[topic] = []] = ofType(resources, 'AWS::SNS::Topic');

describe('alarms', () => {
  it('say what is wrong and who is hurt, each differently', () => {
    const said = alarms.map(([, { Properties }]) => Properties['AlarmDescription'] as string);
    for (const description of said) expect(description).toMatch(/^[^.]+\. [A-Z].+\.$/);
    expect(new Set(said).size).toBe(alarms.length);
  });

  it('all tell the same topic, when it begins and when it is over', () => {
    for (const [id, { Properties }] of alarms) {
      expect((Properties['AlarmActions'] as unknown[]).map(named), id).toEqual([topic]);
      expect((Properties['OKActions'] as unknown[]).map(named), id).toEqual([topic]);
    }
  });

  it.each(['float-low', 'codes-missing', 'news-long-untaken'])(
    'listen to the log for %s',
    (code) => {
      const pattern = `{ $.code = "${code}" }`;
      const filters = ofType(resources, 'AWS::Logs::MetricFilter').map(([, filter]) => filter);
      expect(filters).toHaveLength(3);
      expect(
        filters.find(({ Properties }) => Properties['FilterPattern'] === pattern)?.Properties,
      ).toMatchObject({
        MetricTransformations: [{ MetricName: `production-${code}`, MetricValue: '1' }],
      });
      const [[, alarm] = []] = alarms.filter(
        ([, { Properties }]) => Properties['MetricName'] === `production-${code}`,
      );
      expect(alarm?.Properties).toMatchObject({
        ...{ Namespace: 'OpenDoor', Period: 86_400, Threshold: 1, EvaluationPeriods: 1 },
      });
    },
  );

  it('take silence for peace, so that a quiet night wakes nobody', () => {
    for (const [id, { Properties }] of alarms) {
      expect(Properties['TreatMissingData'], id).toBe('notBreaching');
    }
  });

  it('may reach their topic, which takes nothing without TLS', () => {
    const [[, policy] = []] = ofType(resources, 'AWS::SNS::TopicPolicy');
    expect(policy?.Properties['PolicyDocument']).toMatchObject({
      Statement: [
        { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    });
  });
});
