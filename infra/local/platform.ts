import path from 'node:path';
import { createAccessCheck } from './access-check.ts';
import {
  createAccessGateway,
  type AccessGateway,
  type BehindTheGateway,
  type ServiceEngines,
} from './access-gateway.ts';
import { createActivity, type Activity } from './activity.ts';
import { confirmedTopUps } from './confirmed-top-ups.ts';
import { takeDataFolder } from './data-folder.ts';
import { createDevRoutes, type DevRoute } from './dev-routes.ts';
import { drained, settled, type AtWork } from './drained.ts';
import type { QueueEngine, RecordsEngine } from './engines.ts';
import { readEventSources } from './event-source.ts';
import type { InvocationOutcome } from './execution-environment.ts';
import { describeFunction } from './function-description.ts';
import { deployFunction, type DeployedFunction } from './functions.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startHttpGateway, type HttpSite } from './http-gateway.ts';
import { createRouteMatcher, readHttpRoutes } from './http-routes.ts';
import { readKnownResources } from './known-resources.ts';
import type { Listening } from './listen-locally.ts';
import { openPlatformLog, type PlatformLog } from './log.ts';
import { createFileEngine, startMalwareScanner } from './files/index.ts';
import {
  openFiles,
  openQueues,
  openRecords,
  openSecrets,
  type RecordsChoice,
} from './open-engines.ts';
import { openPlatformClock, type PlatformClock } from './platform-clock.ts';
import { PlatformProblem } from './platform-problem.ts';
import { platformRoutes } from './platform-routes.ts';
import { startPollers } from './pollers.ts';
import type { LocalProvider, RunningProvider } from './providers/local-provider.ts';
import { provisionSecrets } from './provision-secrets.ts';
import { provisionQueues, provisionTables } from './provision.ts';
import { startSchedules } from './schedules.ts';
import type { SecretStore } from './secrets/index.ts';
import { createStack, type Stack } from './stack.ts';
import { serveAccessGateway } from './serve-access-gateway.ts';
import { startProviders } from './start-providers.ts';
import { readTemplate } from './template.ts';
import { travelTo } from './travel.ts';

export interface PlatformOptions {
  /** The synthesized template, its stack's name, and what its asset paths are relative to. */
  readonly template: unknown;
  readonly stackName: string;
  readonly assetRoot: string;
  /** Everything that outlives a restart, the logs and the clock. One platform at a time. */
  readonly dataFolder: string;
  /** Throws away what the data folder holds. */
  readonly fresh?: boolean;
  /** Where the clock of a new data folder begins, in milliseconds since 1970; now unless stated. */
  readonly startAtMs?: number;
  /** 0 takes any free port. */
  readonly port: number;
  readonly records: RecordsChoice;
  /** Stand-ins for other people's services, made once the template's secrets exist. */
  readonly providers?: (known: KnownToProviders) => Promise<readonly LocalProvider[]>;
  readonly devRoutes?: readonly DevRoute[];
  /** Where notes and troubles are printed; they are in the log all the same. */
  readonly print?: (sentence: string) => void;
}

export interface KnownToProviders {
  /** The text of one of the template's secrets, by its logical id. */
  readonly secretText: (logicalId: string) => Promise<string>;
}

/** A running platform. */
export interface Platform {
  readonly url: string;
  readonly clock: PlatformClock;
  readonly records: RecordsEngine;
  readonly queues: QueueEngine;
  readonly providers: ReadonlyMap<string, RunningProvider>;
  /** Runs a function by its logical id, as a test event in the console would. */
  readonly invoke: (logicalId: string, event: unknown) => Promise<InvocationOutcome>;
  /** Resolves when nothing happens any more; rejects, naming what is busy, after a minute or so. */
  readonly drained: (withinMs?: number) => Promise<void>;
  /** The same, but messages that a function failed on may be waiting to be shown again. */
  readonly settled: (withinMs?: number) => Promise<void>;
  /** Winds the clock to an instant and stops at each scheduled run on the way. */
  readonly travelTo: (instantMs: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What the template calls the address at which people reach the service. */
const serviceOriginParameter = 'ServiceOrigin';
const drainedWithinMs = 60_000;

/** Runs a template on this machine. Whatever was started is stopped again when something fails. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  // Functions on AWS live in UTC. Threads have the zone of their process, so it has to have it too.
  process.env['TZ'] = 'UTC';
  const opened = new AsyncDisposableStack();
  try {
    return await start(options, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

interface Foundations {
  readonly clock: PlatformClock;
  readonly log: PlatformLog;
  readonly activity: Activity;
  readonly dataFolder: string;
  readonly stack: Stack;
  readonly records: RecordsEngine;
  readonly queues: QueueEngine;
  readonly http: Listening;
  readonly gateway: AccessGateway;
  readonly gatewayUrl: string;
  readonly providers: ReadonlyMap<string, RunningProvider>;
  /** Opens the gateways' doors, once there is something behind them. */
  readonly serve: (
    site: HttpSite,
    behind: Pick<BehindTheGateway, 'access' | 'known'> & Pick<ServiceEngines, 's3'>,
  ) => void;
}

async function start(options: PlatformOptions, opened: AsyncDisposableStack): Promise<Platform> {
  const foundations = await layFoundations(options, opened);
  const { stack, clock, log, activity, records, queues, http, providers } = foundations;
  const access = createAccessCheck(stack);
  const functions = deployFunctions(options.assetRoot, foundations, opened);
  const matcher = createRouteMatcher(readHttpRoutes(stack, functions));
  const sources = readEventSources({ stack, functions, access });
  const devRoutes: DevRoute[] = [...(options.devRoutes ?? [])];
  const store = openFiles(foundations);
  const scanner = startMalwareScanner({
    ...{ stack, access, queues, log, store },
    ...{ now: clock.now, onActivity: activity.note },
  });
  opened.defer(scanner.close);
  const s3 = createFileEngine({
    store,
    buckets: new Set(stack.resourcesOf('AWS::S3::Bucket').map(({ name }) => name)),
    now: clock.now,
    onStored: scanner.stored,
  });
  foundations.serve(
    { match: matcher, answerDevRequest: createDevRoutes(devRoutes) },
    { access, known: readKnownResources(stack), s3 },
  );
  const pollers = await startPollers(sources, foundations);
  opened.defer(pollers.close);
  const housekeeping = startHousekeeping({ records, clock, log, streams: pollers.streams });
  opened.defer(housekeeping.close);
  const schedules = startSchedules({ ...foundations, functions, access });
  opened.defer(schedules.close);

  const atWork: AtWork = {
    ...{ functions, queues, schedules, activity },
    streams: pollers.streams,
    queuePollers: pollers.queuePollers,
    providers: [...providers.values()],
    isSweeping: housekeeping.isSweeping,
    isScanning: scanner.isScanning,
  };
  const untilDrained = (withinMs = drainedWithinMs) => drained(atWork, withinMs);
  const untilSettled = (withinMs = drainedWithinMs) => settled(atWork, withinMs);
  const platform: Platform = {
    url: http.url,
    ...{ clock, records, queues, providers },
    invoke: (logicalId, event) => functionCalled(functions, logicalId).invoke(event),
    drained: untilDrained,
    settled: untilSettled,
    travelTo: (instantMs) => travelTo(instantMs, { clock, schedules, settled: untilSettled }),
    stop: () => opened.disposeAsync(),
  };
  devRoutes.push(...platformRoutes(platform));
  return platform;
}

/** Everything that has to be there before the first function: engines, addresses and names. */
async function layFoundations(
  options: PlatformOptions,
  opened: AsyncDisposableStack,
): Promise<Foundations> {
  const dataFolder = path.resolve(options.dataFolder);
  const stack = createStack(readTemplate(options.template, options.stackName));
  opened.defer(takeDataFolder(dataFolder, options.fresh ?? false));
  const clock = openPlatformClock(dataFolder, options.startAtMs);
  const log = openPlatformLog({
    dataFolder,
    now: clock.now,
    print: options.print ?? (() => undefined),
  });
  opened.defer(log.close);
  const activity = createActivity();

  let site: HttpSite | undefined;
  let behind: BehindTheGateway | undefined;
  const http = await startHttpGateway({ port: options.port, site: () => site, clock, log });
  opened.defer(http.close);
  const gateway = createAccessGateway({
    behind: () => behind,
    ...{ clock, log, onActivity: activity.note },
  });
  const gatewayAddress = await serveAccessGateway(gateway, log);
  opened.defer(gatewayAddress.close);

  const records = await openRecords(options.records, { dataFolder, clock });
  opened.defer(() => records.close());
  const queues = openQueues(gatewayAddress.url, { dataFolder, clock });
  opened.defer(() => queues.close());
  const secrets = openSecrets({ dataFolder, clock });
  opened.defer(
    clock.onWound(() => {
      queues.clockMoved();
    }),
  );
  if (stack.hasParameter(serviceOriginParameter)) {
    stack.setParameter(serviceOriginParameter, http.url);
  }
  await provisionSecrets(stack, secrets);
  const made = await options.providers?.({
    secretText: (logicalId) => secretText(secrets, stack.refOf(logicalId)),
  });
  const topUps = () => confirmedTopUps(records);
  const place = { clock, log, dataFolder, serviceOrigin: http.url, topUps };
  const [providers] = await Promise.all([
    startProviders(made ?? [], stack, place, opened),
    provisionTables(stack, records).then(() => provisionQueues(stack, queues)),
  ]);
  return {
    ...{ clock, log, activity, dataFolder, stack, records, queues, http, providers },
    ...{ gateway, gatewayUrl: gatewayAddress.url },
    serve: (served, { access, known, s3 }) => {
      site = served;
      const engines = { dynamodb: records, sqs: queues, secretsmanager: secrets, s3 };
      behind = { engines, access, known };
    },
  };
}

function deployFunctions(
  assetRoot: string,
  { stack, clock, log, activity, gateway, gatewayUrl }: Foundations,
  opened: AsyncDisposableStack,
): ReadonlyMap<string, DeployedFunction> {
  const functions = new Map<string, DeployedFunction>();
  for (const resource of stack.resourcesOf('AWS::Lambda::Function')) {
    const description = describeFunction(resource, { stack, assetRoot, endpoint: gatewayUrl });
    functions.set(
      resource.logicalId,
      deployFunction(description, { clock, log, gateway, onActivity: activity.note }),
    );
  }
  opened.defer(async () => {
    await Promise.all([...functions.values()].map((deployed) => deployed.close()));
  });
  return functions;
}

function functionCalled(
  functions: ReadonlyMap<string, DeployedFunction>,
  logicalId: string,
): DeployedFunction {
  const deployed = functions.get(logicalId);
  if (deployed === undefined) {
    throw new PlatformProblem(
      `The template has no function ${logicalId}; it has ${[...functions.keys()].join(', ')}.`,
    );
  }
  return deployed;
}

async function secretText(secrets: SecretStore, SecretId: string): Promise<string> {
  const answer = await secrets.call('GetSecretValue', { SecretId });
  if ('SecretString' in answer && typeof answer.SecretString === 'string') {
    return answer.SecretString;
  }
  throw new Error(`${SecretId} holds no text`);
}
