import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AccessCheck, AccessDecision, AccessRequest } from './access-check.ts';
import { accessNeeded, type KnownResources } from './access-request.ts';
import { accountId } from './aws-place.ts';
import { isEngineError, type Engine, type EngineError } from './engines.ts';
import { roleOfAccessKey } from './function-description.ts';
import { isJsonObject, parseJson, type JsonObject } from './json.ts';
import { listenLocally, type Listening } from './listen-locally.ts';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';
import { readBody } from './read-body.ts';

/** The engines behind the gateway, by service. */
export interface ServiceEngines {
  readonly dynamodb: Engine;
  readonly sqs: Engine;
  readonly secretsmanager: Engine;
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

/** DynamoDB takes 16 MB in a batch; nothing else is larger. */
const requestLimitBytes = 20 * 1024 * 1024;

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

/**
 * Starts the one address to which every AWS call of every function goes. It reads who is calling
 * from the access key, what the call needs, and asks that role's policies before the engine sees
 * anything: a function cannot do locally what its role could not do when deployed. Signatures are
 * not checked; nobody but this machine can reach the address.
 */
export function startAccessGateway(options: {
  /** Asked for at each call: queues are created once the gateway's address is known. */
  readonly behind: () => BehindTheGateway | undefined;
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
  readonly onActivity: () => void;
}): Promise<Listening> {
  const { log } = options;

  async function reply(request: http.IncomingMessage, gone: AbortSignal): Promise<Reply> {
    const behind = options.behind();
    if (behind === undefined) return notStarted;
    const { engines, access, known } = behind;
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
    const target = targetCalled(prefix);
    if (target === undefined) return notRunHere(request);
    const role = callingRole(request, access);
    if (role === undefined) return unknownCaller(target);
    const input = parseInput(await readBody(request, requestLimitBytes));
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

  const server = http.createServer((request, response) => {
    const gone = new AbortController();
    response.once('close', () => {
      // Closing is how every answer ends; only a client that left before its answer is gone.
      if (!response.writableFinished) gone.abort();
    });
    void reply(request, gone.signal)
      .catch((error: unknown): Reply => {
        log.trouble(`${String(request.headers['x-amz-target'])} went wrong here`, error);
        const body = { __type: 'InternalServerError', message: String(error) };
        return { status: 500, json: '1.0', body };
      })
      .then(({ status, json, body, headers }) => {
        const payload = Buffer.from(JSON.stringify(body));
        response.writeHead(status, {
          'content-type': `application/x-amz-json-${json}`,
          'content-length': payload.length,
          'x-amzn-requestid': randomUUID(),
          // The clients compare it with their own clock, which is the platform's.
          date: new Date(options.clock.now()).toUTCString(),
          ...headers,
        });
        response.end(payload);
      });
  });
  // A client that reuses a connection must never find it closed a moment ago.
  server.keepAliveTimeout = 600_000;
  return listenLocally(server, 0);
}

function targetCalled(prefix: string): Target | undefined {
  return Object.entries(targets).find(([name]) => name === prefix)?.[1];
}

function callingRole(request: http.IncomingMessage, access: AccessCheck): string | undefined {
  const credential = /Credential=([^/,\s]+)\//.exec(request.headers.authorization ?? '');
  const role = roleOfAccessKey(credential?.[1] ?? '');
  return role !== undefined && access.roleName(role) !== undefined ? role : undefined;
}

function parseInput(body: Buffer): JsonObject | undefined {
  try {
    const input = parseJson(body.length === 0 ? '{}' : body.toString('utf8'));
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

function notRunHere(request: http.IncomingMessage): Reply {
  const asked = request.headers['x-amz-target'] ?? `${request.method ?? ''} ${request.url ?? ''}`;
  return {
    status: 400,
    json: '1.1',
    body: {
      __type: 'UnknownOperationException',
      message: `The local platform runs DynamoDB, SQS and Secrets Manager, and was asked for ${String(asked)}.`,
    },
  };
}
