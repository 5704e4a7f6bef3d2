import { HttpMethod, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionEnvironment, FunctionName } from '../function-configs.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** A method and a path as API Gateway writes them, for example `GET /assets/{proxy+}`. */
type Route = `${'ANY' | 'GET' | 'POST'} /${string}`;

export interface PageSiteProps<Name extends FunctionName> {
  readonly platform: Platform;
  readonly api: HttpApi;
  readonly routes: readonly Route[];
  readonly environment: FunctionEnvironment<Name>;
  /** Less than API Gateway's thirty seconds. */
  readonly timeout?: Duration;
  /** Who is hurt when this breaks, as a sentence. */
  readonly failureImpact: string;
}

/**
 * A function that answers HTTP, and the routes that lead to it. It has ten seconds, because nobody
 * waits longer for a page, unless its work is asked for in bulk; API Gateway gives up at thirty.
 */
export class PageSite<Name extends FunctionName> extends Construct {
  readonly function: ServiceFunction<Name>;

  constructor(scope: Construct, name: Name, props: PageSiteProps<Name>) {
    super(scope, `${name}-site`);
    this.function = new ServiceFunction(this, name, {
      platform: props.platform,
      environment: props.environment,
      failureImpact: props.failureImpact,
      // Lambda gives processor time by memory; a first page at 512 MB takes twice as long.
      memoryMb: 1024,
      timeout: props.timeout ?? Duration.seconds(10),
    });
    const integration = new HttpLambdaIntegration(name, this.function.lambda, {
      // One permission for the API instead of one a route, all of which would say the same.
      scopePermissionToRoute: false,
    });
    for (const route of props.routes) {
      const [method, path] = split(route);
      props.api.addRoutes({ path, methods: [method], integration });
    }
  }
}

function split(route: Route): [HttpMethod, string] {
  const [method, path = ''] = route.split(' ');
  switch (method) {
    case 'GET':
      return [HttpMethod.GET, path];
    case 'POST':
      return [HttpMethod.POST, path];
    default:
      return [HttpMethod.ANY, path];
  }
}
