import { randomUUID } from 'node:crypto';
import type { AccessCheck, AccessDecision, AccessRequest } from './access-check.ts';
import { accessNeeded, fileAccess, type KnownResources } from './access-request.ts';
import { accountId } from './aws-place.ts';
import { isEngineError, type Engine, type EngineError } from './engines.ts';
import {
  fileDeed,
  fileProblem,
  type FileAnswer,
  type FileCall,
  type FileEngine,
} from './files/index.ts';
import { roleOfAccessKey } from './function-description.ts';
import { isJsonObject, parseJson, type JsonObject } from './json.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';

/** An AWS call as a function's client sends it. */
export interface AwsCall {
  /** What the header `x-amz-target` says: a service's prefix and an operation. */
  readonly target: string;
  readonly authorization: string;
  readonly body: string;
  /** A call of S3, which has no target and whose body is not JSON. */
  readonly file?: FileCall | undefined;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Answers a call, whatever comes: what goes wrong is an answer as well. */
export type AccessGateway = (call: AwsCall, gone: AbortSignal) => Promise<AwsAnswer>;

/** The engines behind the gateway, by service. */
export interface ServiceEngines {
  readonly dynamodb: Engine;
  readonly sqs: Engine;
  readonly secretsmanager: Engine;
  readonly s3: FileEngine;
}

export interface BehindTheGateway {
  readonly engines: ServiceEngines;
  readonly access: AccessCheck;
  readonly known: KnownResources;
}

/** The services that answer here, by the prefix of their `x-amz-target`. */
const targets = {
  DynamoDB_20120810: { service: 'dynamodb', json: '1.0', deniedStatus: 400 },
  DynamoDBStreams_20120810: { service: 'dynamodb', json: '1.0', deniedStatus: 400 },
  AmazonSQS: { service: 'sqs', json: '1.0', deniedStatus: 403 },
  secretsmanager: { service: 'secretsmanager', json: '1.1', deniedStatus: 400 },
} as const;
type Target = (typeof targets)[keyof typeof targets];

const notStarted: Reply = {
  status: 503,
  json: '1.0',
  body: { __type: 'ServiceUnavailable', message: 'The platform is starting' },
};

interface Reply {
  readonly status: number;
  readonly json: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

interface GatewayOptions {
  /** Asked for at each call: queues are created once the gateway's address is known. */
  readonly behind: () => BehindTheGateway | undefined;
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
  readonly onActivity: () => void;
}

/**
 * Makes the one door through which every AWS call of every function goes. It reads who is calling
 * from the access key, what the call needs, and asks that role's policies before the engine sees
 * anything: a function cannot do locally what its role could not do when deployed. Signatures are
 * not checked; nobody but this machine can reach the door.
 */
export function createAccessGateway(options: GatewayOptions): AccessGateway {
  const { clock, log } = options;

  async function reply(call: AwsCall, gone: AbortSignal): Promise<Reply> {
    const behind = options.behind();
    if (behind === undefined) return notStarted;
    const { engines, access, known } = behind;
    const [prefix = '', operation = ''] = call.target.split('.');
    const target = targetCalled(prefix);
    if (target === undefined) return notRunHere(call);
    const role = callingRole(call, access);
    if (role === undefined) return unknownCaller(target);
    const input = parseInput(call.body);
    if (input === undefined) return serializationProblem(target);
    for (const needed of accessNeeded(target.service, operation, input, known)) {
      const decision = access.decide(role, needed);
      if (decision !== 'allowed') {
        const refused = refusal(target, access.roleName(role) ?? role, needed, decision);
        log.trouble(`Refused: ${refused.body.Message}`);
        return refused;
      }
    }
    options.onActivity();
    try {
      const body = await engines[target.service].call(operation, input, gone);
      return { status: 200, json: target.json, body };
    } catch (error) {
      if (!isEngineError(error)) throw error;
      return {
        status: error.statusCode,
        json: target.json,
        body: error.body,
        ...queryError(error),
      };
    }
  }

  return async (call, gone) => {
    if (call.file !== undefined) {
      const answered = replyWithFile(call, call.file, options);
      const id = { 'x-amz-request-id': randomUUID(), date: new Date(clock.now()).toUTCString() };
      return { ...answered, headers: { ...id, ...answered.headers } };
    }
    const { status, json, body, headers } = await reply(call, gone).catch(
      (error: unknown): Reply => {
        log.trouble(`${call.target} went wrong here`, error);
        const problem = { __type: 'InternalServerError', message: String(error) };
        return { status: 500, json: '1.0', body: problem };
      },
    );
    return {
      status,
      headers: {
        'content-type': `application/x-amz-json-${json}`,
        'x-amzn-requestid': randomUUID(),
        // The clients compare it with their own clock, which is the platform's.
        date: new Date(clock.now()).toUTCString(),
        ...headers,
      },
      body: JSON.stringify(body),
    };
  };
}

/** A call of S3, allowed or refused like any other, in the words of its own protocol. */
function replyWithFile(call: AwsCall, file: FileCall, options: GatewayOptions): FileAnswer {
  const behind = options.behind();
  if (behind === undefined) return fileProblem(503, 'ServiceUnavailable', 'It is starting');
  const { engines, access } = behind;
  const deed = fileDeed(file);
  if (deed === undefined) {
    return fileProblem(501, 'NotImplemented', `The local platform does not do ${call.target}.`);
  }
  const role = callingRole(call, access);
  if (role === undefined) {
    return fileProblem(403, 'InvalidAccessKeyId', 'The access key is none that was given out.');
  }
  const needed = fileAccess(deed);
  if (access.decide(role, needed) !== 'allowed') {
    const message = `${access.roleName(role) ?? role} is not authorized to perform: ${needed.action} on resource: ${needed.resource}`;
    options.log.trouble(`Refused: ${message}`);
    return fileProblem(403, 'AccessDenied', message);
  }
  options.onActivity();
  return engines.s3(deed, file);
}

function targetCalled(prefix: string): Target | undefined {
  return Object.entries(targets).find(([name]) => name === prefix)?.[1];
}

function callingRole(call: AwsCall, access: AccessCheck): string | undefined {
  const credential = /Credential=([^/,\s]+)\//.exec(call.authorization);
  const role = roleOfAccessKey(credential?.[1] ?? '');
  return role !== undefined && access.roleName(role) !== undefined ? role : undefined;
}

function parseInput(body: string): JsonObject | undefined {
  try {
    const input = parseJson(body === '' ? '{}' : body);
    return isJsonObject(input) ? input : undefined;
  } catch {
    return undefined;
  }
}

function refusal(
  target: Target,
  roleName: string,
  needed: AccessRequest,
  decision: AccessDecision,
) {
  // SQS writes its actions in lower case here, and nowhere else.
  const action = target.service === 'sqs' ? needed.action.toLowerCase() : needed.action;
  const reason =
    decision === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  const Message = `User: arn:aws:sts::${accountId}:assumed-role/${roleName}/local is not authorized to perform: ${action} on resource: ${needed.resource} ${reason}`;
  return {
    status: target.deniedStatus,
    json: target.json,
    body: { __type: 'com.amazon.coral.service#AccessDeniedException', Message },
    ...(target.service === 'sqs'
      ? { headers: { 'x-amzn-query-error': 'AccessDenied;Sender' } }
      : {}),
  };
}

/** The code of older protocols, by which SQS's clients name an error, where the engine knows it. */
function queryError(error: EngineError): Pick<Reply, 'headers'> {
  return 'queryErrorHeader' in error && typeof error.queryErrorHeader === 'string'
    ? { headers: { 'x-amzn-query-error': error.queryErrorHeader } }
    : {};
}

function unknownCaller(target: Target): Reply {
  return {
    status: 400,
    json: target.json,
    body: {
      __type: 'com.amazon.coral.service#UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    },
  };
}

function serializationProblem(target: Target): Reply {
  const body = { __type: 'com.amazon.coral.service#SerializationException' };
  return { status: 400, json: target.json, body };
}

function notRunHere({ target }: AwsCall): Reply {
  return {
    status: 400,
    json: '1.1',
    body: {
      __type: 'UnknownOperationException',
      message: `The local platform runs DynamoDB, SQS, S3 and Secrets Manager, and was asked for ${target}.`,
    },
  };
}
