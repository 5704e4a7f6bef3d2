import * as z from 'zod';
import type { DeployedFunction } from './functions.ts';
import { PlatformProblem } from './platform-problem.ts';
import { readProperties } from './read-properties.ts';
import type { Stack } from './stack.ts';

/** A route of the HTTP API and the function behind it. */
export interface HttpRoute {
  /** As the template writes it: `GET /items/{id}`, `ANY /files/{path+}` or `$default`. */
  readonly key: string;
  readonly target: DeployedFunction;
  readonly timeoutMs: number;
}

export interface MatchedRoute {
  readonly route: HttpRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type MatchRoute = (method: string, path: string) => MatchedRoute | undefined;

const routeSchema = z.object({
  ApiId: z.string(),
  RouteKey: z.string().regex(/^(\$default|[A-Z]+ \/.*)$/),
  Target: z.string(),
  AuthorizationType: z
    .literal('NONE', 'authorizers do not run here: check the session in the function')
    .default('NONE'),
});
const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().default(30_000),
});
const stageSchema = z.object({
  StageName: z.literal('$default', 'only the stage $default runs here'),
});
const apiSchema = z.object({
  ProtocolType: z.literal('HTTP', 'only HTTP APIs run here'),
  CorsConfiguration: z.never('no other site calls this API').optional(),
});

/** Reads the routes of the stack's one HTTP API. A stack without an API has none. */
export function readHttpRoutes(
  stack: Stack,
  functions: ReadonlyMap<string, DeployedFunction>,
): readonly HttpRoute[] {
  const apis = stack.resourcesOf('AWS::ApiGatewayV2::Api');
  if (apis.length > 1) {
    throw new PlatformProblem('The template holds several HTTP APIs, and one address runs one.');
  }
  for (const api of apis) readProperties(apiSchema, api);
  for (const stage of stack.resourcesOf('AWS::ApiGatewayV2::Stage'))
    readProperties(stageSchema, stage);
  return stack.resourcesOf('AWS::ApiGatewayV2::Route').map((resource) => {
    const { RouteKey, Target } = readProperties(routeSchema, resource);
    const integration = stack.find(Target.split('/').at(-1), 'AWS::ApiGatewayV2::Integration');
    const { IntegrationUri, TimeoutInMillis } = readProperties(integrationSchema, integration);
    const { logicalId } = stack.find(functionArnIn(IntegrationUri), 'AWS::Lambda::Function');
    const target = functions.get(logicalId);
    if (target === undefined) throw new Error(`${logicalId} is not deployed`);
    return { key: RouteKey, target, timeoutMs: TimeoutInMillis };
  });
}

/** An integration names the function by its ARN, or by the address at which API Gateway invokes it. */
function functionArnIn(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

/**
 * Chooses a route as API Gateway does: the most specific path first (fixed text before a parameter,
 * a parameter before a greedy one), then the stated method before `ANY`, and `$default` last.
 */
export function createRouteMatcher(routes: readonly HttpRoute[]): MatchRoute {
  const candidates = routes
    .filter(({ key }) => key !== '$default')
    .map(toCandidate)
    .sort((left, right) => compareText(left.rank, right.rank));
  const fallback = routes.find(({ key }) => key === '$default');

  return (method, path) => {
    for (const { route, routeMethod, pattern } of candidates) {
      if (routeMethod !== 'ANY' && routeMethod !== method) continue;
      const found = pattern.exec(path);
      if (found !== null) return { route, pathParameters: decodeEach(found.groups ?? {}) };
    }
    return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
  };
}

function toCandidate(route: HttpRoute) {
  const [routeMethod = '', path = ''] = route.key.split(' ');
  const segments = path.split('/');
  const groups = segments.map((segment) => {
    const parameter = /^\{(\w+)(\+?)\}$/.exec(segment);
    if (parameter === null) return segment.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    return `(?<${parameter[1] ?? ''}>${parameter[2] === '+' ? '.+' : '[^/]+'})`;
  });
  const kinds = segments.map((segment) =>
    segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0',
  );
  return {
    route,
    routeMethod,
    pattern: new RegExp(`^${groups.join('/')}$`),
    // Compared as text: the first segment that differs in kind decides, then the method.
    rank: `${kinds.join('')}~${routeMethod === 'ANY' ? '1' : '0'}`,
  };
}

function decodeEach(found: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, decodeOrKeep(value)]),
  );
}

/** A stray percent sign is somebody's typing, not a fault. */
function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
