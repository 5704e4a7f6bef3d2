import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { functionNames, type FunctionEnvironment } from '#infra/function-configs.ts';
import {
  listOf,
  named,
  ofType,
  resourcesOf,
  statementsByRole,
  synthesized,
} from './synthesized.ts';

const resources = resourcesOf(synthesized('production'));
const functions = ofType(resources, 'AWS::Lambda::Function');
const pascalCase = (name: string) =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

describe('functions', () => {
  it('are exactly the folders under functions/', () => {
    const folders = readdirSync(path.resolve(import.meta.dirname, '../../functions'));
    expect(folders.sort()).toEqual([...functionNames].sort());
    expect(functions.map(([id]) => id).sort()).toEqual(functionNames.map(pascalCase).sort());
  });

  it.each(functionNames)('%s is told exactly what its config schema reads', async (name) => {
    const { configSchema } = (await import(`../../functions/${name}/config.ts`)) as {
      configSchema: z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;
    };
    const shapes = (
      configSchema instanceof z.ZodObject ? [configSchema] : configSchema.options
    ).map(({ shape }) => Object.keys(shape).sort());
    const { Variables } = resources[pascalCase(name)]?.Properties['Environment'] as {
      Variables: object;
    };
    expect(shapes).toContainEqual(Object.keys(Variables).sort());
  });

  it('do not compile with a variable forgotten or misspelt', () => {
    // @ts-expect-error RECORDS_TABLE is forgotten.
    const forgotten: FunctionEnvironment<'record-rail-outcomes'> = {};
    // @ts-expect-error RECORD_TABLE is no variable of the function.
    const misspelt: FunctionEnvironment<'record-rail-outcomes'> = { RECORD_TABLE: 'records' };
    expect([forgotten, misspelt]).toHaveLength(2);
  });

  it('each have a role of their own', () => {
    const roles = functions.map(([, { Properties }]) => named(Properties['Role']));
    expect(new Set(roles).size).toBe(functionNames.length);
  });

  it('run on Node 24 and arm64, without traces', () => {
    for (const [id, { Properties }] of functions) {
      expect(Properties, id).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties, id).not.toHaveProperty('TracingConfig');
    }
  });

  it('keep their log lines for thirteen months in production and delete none with the stack', () => {
    const groups = functions.map(([, { Properties }]) =>
      named((Properties['LoggingConfig'] as { LogGroup: unknown }).LogGroup),
    );
    expect(new Set(groups).size).toBe(functionNames.length);
    for (const group of groups) {
      expect(resources[group]).toMatchObject({
        Properties: { RetentionInDays: 400 },
        DeletionPolicy: 'Retain',
      });
    }
  });

  it('each have an alarm for errors that says who is hurt', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm.Properties);
    for (const name of functionNames) {
      const alarm = alarms.find(
        ({ MetricName, Dimensions }) =>
          MetricName === 'Errors' &&
          JSON.stringify(Dimensions).includes(`"Ref":"${pascalCase(name)}"`),
      );
      expect(alarm?.['AlarmDescription'], name).toMatch(
        new RegExp(`^${name} fails\\. [A-Z].+\\.$`),
      );
      expect(alarm?.['AlarmActions'], name).toHaveLength(1);
    }
  });

  /** The variable that names a resource, and the action that using it takes. */
  const told = [
    ['RECORDS_TABLE', 'RecordsTable', /^dynamodb:(Put|Get|BatchGet)Item$/],
    ['REPORTS_TABLE', 'ReportsTable', /^dynamodb:(Get|Update)Item$/],
    ['SESSIONS_TABLE', 'SessionsTable', /^dynamodb:GetItem$/],
    ['EQUALITY_TABLE', 'EqualityTable', /^dynamodb:PutItem$/],
    ['SECRET_ARN', 'Keys', /^secretsmanager:GetSecretValue$/],
    ['APPLICATIONS_QUEUE_URL', 'ApplicationsQueue', /^sqs:SendMessage$/],
    ['PAYEE_CHECKS_QUEUE_URL', 'PayeeChecksQueue', /^sqs:SendMessage$/],
    ['PAYMENT_RUNS_QUEUE_URL', 'PaymentRunsQueue', /^sqs:SendMessage$/],
    ['MESSAGES_SECRET_ARN', 'MessagesKey', /^secretsmanager:GetSecretValue$/],
    ['CASE_SYSTEM_SECRET_ARN', 'CaseSystemKey', /^secretsmanager:GetSecretValue$/],
    ['CASE_SYSTEM_QUEUE_URL', 'CaseSystemQueue', /^sqs:SendMessage$/],
    ['MESSAGES_QUEUE_URL', 'MessagesQueue', /^sqs:SendMessage$/],
    ['RAIL_OUTCOMES_QUEUE_URL', 'RailOutcomesQueue', /^sqs:SendMessage$/],
  ] as const;

  it.each(told)('that are told %s, and no others, may use %s', (variable, resource, action) => {
    const knowing = functions
      .filter(([, { Properties }]) =>
        Object.hasOwn((Properties['Environment'] as { Variables: object }).Variables, variable),
      )
      .map(([id]) => id);
    const allowed = statementsByRole(resources)
      .filter(
        ({ statement }) =>
          statement.Effect === 'Allow' &&
          listOf(statement.Action).some((allowedAction) => action.test(allowedAction)) &&
          listOf(statement.Resource).some((of) => JSON.stringify(of).includes(`"${resource}"`)),
      )
      .map(({ role }) => role.replace(/Role$/, ''));
    expect([...new Set(allowed)].sort()).toEqual(knowing.sort());
  });
});
