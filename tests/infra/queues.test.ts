import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { readFilters } from '#infra/local/filter-pattern.ts';
import { parseJson, type Json } from '#infra/local/json.ts';
import { relayedEvents, type EventBody } from '#shared/events/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';
import { bodiesOf, eventOf } from '#tests/builders/domain-events.ts';
import { named, ofType, resourcesOf, synthesized, type Resource } from './synthesized.ts';

const resources = resourcesOf(synthesized('production'));
const queues = ofType(resources, 'AWS::SQS::Queue');
const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping').map(
  ([, mapping]) => mapping.Properties,
);
const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm.Properties);
const isDeadLetters = (id: string) => id.endsWith('DeadLetters');
const workQueues = queues.filter(([id]) => !isDeadLetters(id));
const deadLetters = queues.filter(([id]) => isDeadLetters(id)).map(([id]) => id);

function handlerOf(queue: string): [string, Resource] {
  const mapping = mappings.find(
    ({ EventSourceArn }) => JSON.stringify(EventSourceArn) === arnOf(queue),
  );
  const id = named(mapping?.['FunctionName']);
  const handler = resources[id];
  if (handler === undefined) throw new Error(`${queue} has no handler`);
  return [id, handler];
}

function arnOf(id: string): string {
  return JSON.stringify({ 'Fn::GetAtt': [id, 'Arn'] });
}

describe('queues', () => {
  it('are those between the stages, and the dead letters of each worker', () => {
    expect(queues.map(([id]) => id).sort()).toEqual([
      'ApplicationsQueue',
      'AssessApplicationDeadLetters',
      'CaseSystemQueue',
      'CheckPayeeDeadLetters',
      'EvidenceScansQueue',
      'MessagesQueue',
      'PayeeChecksQueue',
      'PaymentRunsQueue',
      'ProjectReportsDeadLetters',
      'RailOutcomesQueue',
      'RecordRailOutcomesDeadLetters',
      'RecordScanDeadLetters',
      'RelayEventsDeadLetters',
      'SendMessagesDeadLetters',
      'SubmitPaymentsDeadLetters',
      'TellCaseSystemDeadLetters',
    ]);
  });

  it.each([
    ['ApplicationsQueue', 'AssessApplication', 'AssessApplicationDeadLetters'],
    ['PayeeChecksQueue', 'CheckPayee', 'CheckPayeeDeadLetters'],
    ['PaymentRunsQueue', 'SubmitPayments', 'SubmitPaymentsDeadLetters'],
    ['MessagesQueue', 'SendMessages', 'SendMessagesDeadLetters'],
    ['CaseSystemQueue', 'TellCaseSystem', 'TellCaseSystemDeadLetters'],
    ['RailOutcomesQueue', 'RecordRailOutcomes', 'RecordRailOutcomesDeadLetters'],
  ])('%s is handled by %s, and what fails five times goes to %s', (queue, handler, letters) => {
    expect(handlerOf(queue)[0]).toBe(handler);
    expect(resources[queue]?.Properties['RedrivePolicy']).toEqual({
      deadLetterTargetArn: { 'Fn::GetAtt': [letters, 'Arn'] },
      maxReceiveCount: 5,
    });
  });

  it.each(queues)(
    '%s hides a message for six times as long as its handler may take',
    (id, queue) => {
      const [, handler] = handlerOf(id);
      const timeout = handler.Properties['Timeout'] as number;
      expect(queue.Properties['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * timeout);
    },
  );

  it.each(queues)('%s has an alarm that says who is hurt', (id) => {
    const own = alarms.filter((alarm) => JSON.stringify(alarm).includes(`"${id}","QueueName"`));
    expect(own).toHaveLength(1);
    expect(own[0]?.['AlarmDescription']).toMatch(/^.+\. [A-Z].+\.$/);
    expect(own[0]?.['AlarmActions']).toHaveLength(1);
  });

  it.each(queues)('%s is encrypted and refuses what comes without TLS', (id, queue) => {
    expect(queue.Properties['SqsManagedSseEnabled']).toBe(true);
    const policy = ofType(resources, 'AWS::SQS::QueuePolicy').find(([, { Properties }]) =>
      JSON.stringify(Properties['Queues']).includes(`"${id}"`),
    );
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  it('keep a dead letter as long as SQS can, and count one that was already taken away', () => {
    for (const id of deadLetters) {
      expect(resources[id]?.Properties['MessageRetentionPeriod'], id).toBe(14 * 24 * 3600);
      const alarm = JSON.stringify(
        alarms.find((candidate) => JSON.stringify(candidate).includes(`"${id}","QueueName"`)),
      );
      expect(alarm, id).toContain('NumberOfMessagesReceived');
      expect(alarm, id).toContain('ApproximateNumberOfMessagesVisible');
    }
  });

  it('have every dead letter brought to where staff see it', () => {
    const parked = mappings
      .filter(({ FunctionName }) => named(FunctionName) === 'ParkDeadLetters')
      .map(({ EventSourceArn }) => named(EventSourceArn));
    expect(parked.sort()).toEqual([...deadLetters].sort());
  });

  it('answer for each message of a batch on its own, wherever there is a batch', () => {
    expect(mappings.length).toBe(workQueues.length + deadLetters.length + 2);
    for (const mapping of mappings) {
      expect(mapping['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('send at most two payment runs at a time, one a call', () => {
    const mapping = mappings.find(({ FunctionName }) => named(FunctionName) === 'SubmitPayments');
    expect(mapping).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
  });
});

describe('followers of the stream', () => {
  /** The stream's record of an event as a commit writes it. */
  function recordOf(body: EventBody): Json {
    const { at, actor, correlationId } = eventOf(body);
    const context = { at, actor, correlationId };
    const write = eventRecord(keys.application('APPL000001'), 1, body, context);
    if (write.action !== 'create') throw new Error('An event is created');
    const NewImage = marshall(write.item, { removeUndefinedValues: true });
    return parseJson(JSON.stringify({ eventName: 'INSERT', dynamodb: { NewImage } }));
  }

  const bodies = Object.values(bodiesOf()).filter((body) => typeof body !== 'function');

  it.each(bodies)('RelayEvents is called for $type if it leads on', (body) => {
    const { passes } = mappingOf('RelayEvents');
    expect(passes(recordOf(body))).toBe(relayedEvents.some((type) => type === body.type));
    expect(mappingOf('ProjectReports').passes(recordOf(body))).toBe(true);
  });

  function mappingOf(name: string) {
    const mapping = mappings.find(({ FunctionName }) => named(FunctionName) === name);
    const { Filters } = mapping?.['FilterCriteria'] as { Filters: { Pattern: string }[] };
    const patterns = Filters.map(({ Pattern }) => JSON.parse(Pattern) as Json);
    return { mapping, patterns, passes: readFilters(Filters.map(({ Pattern }) => Pattern)) };
  }

  it.each([
    ['RelayEvents', 'RelayEventsDeadLetters', 0],
    ['ProjectReports', 'ProjectReportsDeadLetters', 1],
  ])('%s sees new events only, in order, and leaves what fails to %s', (name, letters, window) => {
    const { mapping, patterns } = mappingOf(name);
    expect(patterns).toMatchObject([
      { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['event'] } } } },
    ]);
    expect(mapping).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': ['RecordsTable', 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: window,
      ParallelizationFactor: 1,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [letters, 'Arn'] } } },
    });
  });

  it('have an alarm when they are a quarter of an hour behind', () => {
    const behind = alarms.filter(({ MetricName }) => MetricName === 'IteratorAge');
    expect(behind.map(({ Dimensions }) => JSON.stringify(Dimensions)).sort()).toEqual([
      '[{"Name":"FunctionName","Value":{"Ref":"ProjectReports"}}]',
      '[{"Name":"FunctionName","Value":{"Ref":"RelayEvents"}}]',
    ]);
    for (const { Threshold } of behind) expect(Threshold).toBe(15 * 60 * 1000);
  });
});
