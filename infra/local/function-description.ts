import { devNull } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { region } from './aws-place.ts';
import { PlatformProblem } from './platform-problem.ts';
import { readProperties } from './read-properties.ts';
import type { DeployedResource, Stack } from './stack.ts';

/** What the template says about one function, ready to run. */
export interface FunctionDescription {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The bundle's file and what it exports. */
  readonly file: string;
  readonly exportName: string;
  readonly handler: string;
  /** The logical id of the role whose policies decide what it may do. */
  readonly role: string;
  /** Where the function's AWS clients find every service. */
  readonly gateway: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** How many execution environments may live at once. */
  readonly concurrency: number;
}

/**
 * Unreserved functions get few environments: a laptop has a few cores, and what queues behind four
 * warm threads finishes sooner than what is spread over forty cold ones.
 */
const defaultConcurrency = 4;

const functionSchema = z.object({
  Handler: z.string().regex(/^[^.]+\.[^.]+$/),
  Runtime: z.string().startsWith('nodejs', 'only Node functions run here'),
  Role: z.string(),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  ReservedConcurrentExecutions: z.number().optional(),
  Environment: z
    .object({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
    .default({ Variables: {} }),
  Layers: z.never().optional(),
  VpcConfig: z.never().optional(),
  DeadLetterConfig: z.never().optional(),
});

/** Reads a function's resource; its bundle is looked for in the cloud assembly. */
export function describeFunction(
  resource: DeployedResource,
  place: { readonly stack: Stack; readonly assetRoot: string; readonly endpoint: string },
): FunctionDescription {
  const { Role, ...properties } = readProperties(functionSchema, resource);
  if (resource.assetPath === undefined) {
    throw new PlatformProblem(
      `The function ${resource.logicalId} names no bundle: synthesize with the context 'aws:cdk:enable-asset-metadata'.`,
    );
  }
  const { Handler, MemorySize, Timeout, ReservedConcurrentExecutions, Environment } = properties;
  const [module = '', exportName = ''] = Handler.split('.');
  const role = place.stack.find(Role, 'AWS::IAM::Role');
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.arn,
    file: path.resolve(place.assetRoot, resource.assetPath, `${module}.mjs`),
    exportName,
    handler: Handler,
    role: role.logicalId,
    gateway: place.endpoint,
    environment: {
      ...lambdaEnvironment(resource.name, Handler, MemorySize),
      ...accessTo(place.endpoint, role.logicalId),
      ...Environment.Variables,
    },
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    concurrency: ReservedConcurrentExecutions ?? defaultConcurrency,
  };
}

/** What Lambda itself sets. */
function lambdaEnvironment(name: string, handler: string, memoryMb: number) {
  return {
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    _HANDLER: handler,
  };
}

const roleKeyPrefix = 'ROLE';

/**
 * The way to AWS. The key names the function's role, so that the access gateway can ask the role's
 * policy; whatever the person's own AWS configuration says stays out of it.
 */
function accessTo(endpoint: string, role: string) {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: `${roleKeyPrefix}${role}`,
    AWS_SECRET_ACCESS_KEY: 'not-checked-locally',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}

/** The role that an access key stands for, or undefined for a key that we did not hand out. */
export function roleOfAccessKey(accessKeyId: string): string | undefined {
  return accessKeyId.startsWith(roleKeyPrefix)
    ? accessKeyId.slice(roleKeyPrefix.length)
    : undefined;
}
