import * as z from 'zod';
import { iamArnOf } from './aws-place.ts';
import type { Json } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { exactly, wildcard } from './wildcard.ts';
import type { DeployedResource, Stack } from './stack.ts';

/** One thing a function wants to do. */
export interface AccessRequest {
  /** For example `dynamodb:PutItem`. */
  readonly action: string;
  readonly resource: string;
  /** The partition keys that a DynamoDB request touches; worked out only when a policy asks. */
  readonly leadingKeys: () => readonly string[];
}

export type AccessDecision = 'allowed' | 'not-allowed' | 'denied';

export interface AccessCheck {
  /** Whether the policies of a role (by its logical id) let it do this. */
  readonly decide: (role: string, request: AccessRequest) => AccessDecision;
  readonly roleName: (role: string) => string | undefined;
}

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[];
  readonly conditions: readonly LeadingKeyCondition[];
}

interface LeadingKeyCondition {
  readonly allValues: boolean;
  readonly patterns: readonly RegExp[];
}

/** What the access gateway and the schedules ask about. Other services are never called locally. */
const checkedServices = ['dynamodb', 'sqs', 's3', 'secretsmanager', 'lambda'];

/** AWS's own policies that grant nothing in the services above. */
const harmlessManagedPolicies = new Set([
  iamArnOf('policy/service-role/AWSLambdaBasicExecutionRole').replace(/:\d{12}:/, ':aws:'),
  iamArnOf('policy/AWSXRayDaemonWriteAccess').replace(/:\d{12}:/, ':aws:'),
]);

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** Strict, so that `NotAction`, `NotResource` and whatever comes next are refused, not overlooked. */
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).default({}),
});
const documentSchema = z.object({ Statement: z.array(z.json()) });
const inlineSchema = z.object({
  Policies: z
    .array(z.object({ PolicyName: z.string(), PolicyDocument: documentSchema }))
    .default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});
const attachedSchema = z.object({
  PolicyDocument: documentSchema,
  Roles: z.array(z.string()).default([]),
});

/**
 * Reads the template's roles and policies. The decision is IAM's: an explicit Deny wins, otherwise
 * one Allow is needed. What a policy may contain is limited to what ours do; anything else is an
 * error while starting rather than a shrug while running.
 */
export function createAccessCheck(stack: Stack): AccessCheck {
  const roles = new Map<string, { name: string; statements: Statement[] }>();
  for (const role of stack.resourcesOf('AWS::IAM::Role')) {
    roles.set(role.logicalId, { name: role.name, statements: statementsOfRole(role, stack) });
  }
  for (const policy of stack.resourcesOf('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    const { Roles, PolicyDocument } = attachedSchema.parse(policy.properties);
    const statements = readStatements(policy.logicalId, PolicyDocument.Statement);
    for (const name of Roles) {
      const role = stack.find(name, 'AWS::IAM::Role');
      roles.get(role.logicalId)?.statements.push(...statements);
    }
  }

  return {
    roleName: (role) => roles.get(role)?.name,
    decide: (role, request) => {
      const statements = (roles.get(role)?.statements ?? []).filter((statement) =>
        covers(statement, request),
      );
      if (statements.some(({ effect }) => effect === 'Deny')) return 'denied';
      return statements.length > 0 ? 'allowed' : 'not-allowed';
    },
  };
}

function statementsOfRole(role: DeployedResource, stack: Stack): Statement[] {
  const { Policies, ManagedPolicyArns } = inlineSchema.parse(role.properties);
  const inline = Policies.flatMap(({ PolicyDocument }) =>
    readStatements(role.logicalId, PolicyDocument.Statement),
  );
  const managed = ManagedPolicyArns.filter((arn) => !harmlessManagedPolicies.has(arn)).flatMap(
    (arn) => {
      if (arn.includes(':iam::aws:')) {
        throw new PlatformProblem(
          `The role ${role.logicalId} uses ${arn}: state what it needs in a policy of its own, or list the policy in infra/local/access-check.ts if it grants nothing that is checked.`,
        );
      }
      const policy = stack.find(arn, 'AWS::IAM::ManagedPolicy');
      const { PolicyDocument } = attachedSchema.parse(policy.properties);
      return readStatements(policy.logicalId, PolicyDocument.Statement);
    },
  );
  return [...inline, ...managed];
}

function readStatements(policy: string, source: readonly Json[]): Statement[] {
  return source.flatMap((item) => {
    const read = statementSchema.safeParse(item);
    if (!read.success) {
      throw new PlatformProblem(
        `A statement of ${policy} cannot be checked here: ${z.prettifyError(read.error)}`,
      );
    }
    const { Effect, Action, Resource, Condition } = read.data;
    const actions = Action.filter(isChecked);
    if (actions.length === 0) return [];
    return [
      {
        effect: Effect,
        actions: actions.map((action) => wildcard(action, 'i')),
        resources: Resource.map((resource) => wildcard(resource)),
        conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
          Object.entries(keys).map(([key, values]) => condition(policy, operator, key, values)),
        ),
      },
    ];
  });
}

function isChecked(action: string): boolean {
  const service = wildcard(action.split(':')[0] ?? '', 'i');
  return checkedServices.some((checked) => service.test(checked));
}

function condition(
  policy: string,
  operator: string,
  key: string,
  values: readonly string[],
): LeadingKeyCondition {
  const parts = /^(ForAllValues:|ForAnyValue:)?(StringEquals|StringLike)$/.exec(operator);
  if (parts === null || key.toLowerCase() !== 'dynamodb:leadingkeys') {
    throw new PlatformProblem(
      `The condition ${operator} on ${key} in ${policy} cannot be checked here: teach infra/local/access-check.ts to, or do without it.`,
    );
  }
  const patterns = values.map((value) =>
    parts[2] === 'StringLike' ? wildcard(value) : exactly(value),
  );
  return { allValues: parts[1] === 'ForAllValues:', patterns };
}

function covers(statement: Statement, request: AccessRequest): boolean {
  return (
    statement.actions.some((action) => action.test(request.action)) &&
    statement.resources.some((resource) => resource.test(request.resource)) &&
    statement.conditions.every((rule) => satisfies(rule, request.leadingKeys()))
  );
}

/** `ForAllValues` holds for a request without keys, as it does on AWS: that is why Scan is granted apart. */
function satisfies(rule: LeadingKeyCondition, keys: readonly string[]): boolean {
  const matches = (key: string) => rule.patterns.some((pattern) => pattern.test(key));
  return rule.allValues ? keys.every(matches) : keys.some(matches);
}
