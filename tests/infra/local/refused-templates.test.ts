import { afterAll, beforeAll, expect, test } from 'vitest';
import http from 'node:http';
import { mkdtempSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { LocalProvider } from '#infra/local/providers/local-provider.ts';
import { listenLocally } from '#infra/local/listen-locally.ts';
import {
  buildSmallService,
  removeSmallService,
  startSmall,
  type SmallService,
} from './small-stack/build.ts';

let service: SmallService;

beforeAll(async () => {
  service = await buildSmallService();
});
afterAll(() => {
  removeSmallService(service);
});

interface Changeable {
  Type: string;
  Properties?: Record<string, unknown>;
}

/** The small service with one thing in its template changed. */
function changed(
  type: string,
  change: (properties: Record<string, unknown>) => void,
): SmallService {
  const template = structuredClone(service.template);
  const resources = Object.values(template.Resources) as Changeable[];
  for (const resource of resources) {
    if (resource.Type === type) change((resource.Properties ??= {}));
  }
  return { ...service, template };
}

/** The small service without one action in any policy. */
function withoutAction(action: string): SmallService {
  const text = JSON.stringify(service.template).replaceAll(`"${action}"`, '"sqs:ListQueues"');
  return { ...service, template: JSON.parse(text) as SmallService['template'] };
}

test.each<[string, () => SmallService, RegExp]>([
  [
    'a queue that shows messages again before its function times out',
    () =>
      changed('AWS::SQS::Queue', (queue) => {
        queue['VisibilityTimeout'] = 2;
      }),
    /^Work\w+ shows a message again after 2 s, before work\w+ times out/,
  ],
  [
    'a function that may not delete the messages it handles',
    () => withoutAction('sqs:DeleteMessage'),
    /does not allow sqs:DeleteMessage on arn:aws:sqs:\S+Work\w+, and AWS would refuse to create the mapping/,
  ],
  [
    'a function that may not read the stream it follows',
    () => withoutAction('dynamodb:GetRecords'),
    /does not allow dynamodb:GetRecords on arn:aws:dynamodb:\S+\/stream\//,
  ],
  [
    'a schedule that may not start its function',
    () => withoutAction('lambda:InvokeFunction'),
    /^The schedule Daily cannot run: Starter\w+ does not allow lambda:InvokeFunction/,
  ],
  [
    'a setting of a mapping that nothing here follows',
    () =>
      changed('AWS::Lambda::EventSourceMapping', (mapping) => {
        mapping['TumblingWindowInSeconds'] = 30;
      }),
    /cannot run here: .*TumblingWindowInSeconds/s,
  ],
  [
    'a route that expects API Gateway to check who asks',
    () =>
      changed('AWS::ApiGatewayV2::Route', (route) => {
        route['AuthorizationType'] = 'JWT';
      }),
    /authorizers do not run here/,
  ],
  [
    'a function in another language',
    () =>
      changed('AWS::Lambda::Function', (lambda) => {
        lambda['Runtime'] = 'python3.13';
      }),
    /only Node functions run here/,
  ],
])('refuses %s, and gives everything back', async (_, service_, sentence) => {
  const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
  await expect(startSmall(service_(), { dataFolder })).rejects.toThrow(sentence);
  expect(readdirSync(dataFolder)).not.toContain('platform.lock');
});

test('says which port is taken, and what to do', async () => {
  const other = await listenLocally(http.createServer(), 0);
  await expect(startSmall(service, { port: other.port })).rejects.toThrow(
    `Port ${other.port} is taken: stop what uses it, or choose another with --port.`,
  );
  await other.close();
});

function provider(parameters: Record<string, string>): LocalProvider & { stopped: number } {
  const made = {
    name: 'weather',
    stopped: 0,
    start: () =>
      Promise.resolve({
        url: 'http://127.0.0.1:1',
        parameters,
        drained: () => Promise.resolve(),
        stop: () => {
          made.stopped += 1;
          return Promise.resolve();
        },
      }),
  };
  return made;
}

test('fills a provider’s values into the template, and stops the provider at the end', async () => {
  const weather = provider({ ServiceOrigin: 'http://elsewhere.test' });
  const platform = await startSmall(service, { providers: () => Promise.resolve([weather]) });
  const response = await fetch(`${platform.url}/try/tell-environment`, { method: 'POST' });
  expect(await response.json()).toMatchObject({ answer: { ORIGIN: 'http://elsewhere.test' } });
  expect(weather.stopped).toBe(0);
  await platform.stop();
  expect(weather.stopped).toBe(1);
});

test('refuses a provider whose values nobody asked for', async () => {
  const weather = provider({ Rain: 'often' });
  await expect(
    startSmall(service, { providers: () => Promise.resolve([weather]) }),
  ).rejects.toThrow(
    'The provider weather gives Rain, and the template has no parameter or resource of that name.',
  );
  expect(weather.stopped).toBe(1);
});
