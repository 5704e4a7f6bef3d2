import path from 'node:path';
import * as z from 'zod';
import { buildAssembly } from './assembly.ts';
import { readCommandLine, usage, type CommandLine } from './command-line.ts';
import { partnerKeyRoute } from './partner-key-route.ts';
import { startPlatform, type Platform, type PlatformOptions } from './platform.ts';
import { PlatformProblem } from './platform-problem.ts';
import { createBankSimulator } from './providers/bank-simulator.ts';
import { createIdentityProvider } from './providers/identity-provider.ts';
import { createVoucherSimulator } from './providers/voucher-simulator.ts';
import { pieceRailNames } from '#shared/payments/rails/pieces/index.ts';
import { createMessageSimulator, inboxRoute } from './providers/message-simulator.ts';
import type { MessageSimulator } from './providers/message-simulator.ts';
import { createCaseSystemSimulator } from './providers/case-system-simulator.ts';
import { createPayeeCheckSimulator } from './providers/payee-check-simulator.ts';

const repositoryRoot = path.resolve(import.meta.dirname, '../..');
const keysSchema = z.object({ railKey: z.string(), matchingKey: z.string() });

/** A terminal and the npm in front of us may both pass on the same Ctrl-C. */
const sameSignalWithinMs = 500;

/** `npm start`: builds, starts everything on this machine and says where it is. */
async function main(given: readonly string[]): Promise<void> {
  const wanted = readCommandLine(given);
  if (wanted.help) {
    console.log(usage);
    return;
  }
  const stopping = stopOnSignals();
  const assembly = await buildAssembly(repositoryRoot);
  const running: { platform?: Platform } = {};
  const services = localServices(running);
  const platform = await startPlatform({
    ...assembly,
    port: wanted.port,
    fresh: wanted.fresh,
    records: wanted.records,
    dataFolder: path.resolve(wanted.dataFolder),
    ...(wanted.startAtMs === undefined ? {} : { startAtMs: wanted.startAtMs }),
    ...services,
    print: (sentence) => {
      console.error(sentence);
    },
  });
  running.platform = platform;
  stopping.with(platform.stop);
  console.log(addresses(platform, wanted).join('\n'));
}

/** Stand-ins for other people's services, and partner keys for whoever plays a partner here. */
function localServices(running: {
  readonly platform?: Platform;
}): Pick<PlatformOptions, 'providers' | 'devRoutes'> {
  let matchingKey: string | undefined;
  let messages: MessageSimulator | undefined;
  return {
    providers: async ({ secretText }) => {
      const keys = keysSchema.parse(JSON.parse(await secretText('Keys')));
      matchingKey = keys.matchingKey;
      const { railKey } = keys;
      messages = createMessageSimulator({ railKey, secret: await secretText('MessagesKey') });
      return [
        createBankSimulator({ railKey }),
        ...pieceRailNames.map((rail) => createVoucherSimulator({ rail, railKey })),
        createPayeeCheckSimulator({ railKey }),
        createCaseSystemSimulator({ secret: await secretText('CaseSystemKey') }),
        messages,
        createIdentityProvider(),
      ];
    },
    devRoutes: [
      partnerKeyRoute(() => {
        const { platform } = running;
        return { ...(platform && { platform }), ...(matchingKey !== undefined && { matchingKey }) };
      }),
      inboxRoute(() => messages?.inbox() ?? []),
    ],
  };
}

/** Who may sign in here, and what they come for. */
const demoSignIns = [
  ['ben-okafor', 'approver', '/staff/cases'],
  ['erin-walsh', 'manager: propose the budget first', '/staff/budget'],
  ['dev-patel', 'finance: confirm the budget, then pay', '/staff/payment-runs'],
  ['lead-hodge-hill', 'locality lead', '/locality'],
  ['tariq-mahmood', 'a school that applies for families', '/partners'],
] as const;

function addresses(platform: Platform, { dataFolder }: CommandLine): readonly string[] {
  const signIn = (staffId: string, page: string) =>
    `${platform.url}/staff/sign-in?login_hint=${staffId}&returnTo=${encodeURIComponent(page)}`;
  return [
    `Open Door is at ${platform.url}`,
    `  families apply:  ${platform.url}/apply`,
    `  ask for help:    ${platform.url}/connect`,
    `  groups apply:    ${platform.url}/grants`,
    ...demoSignIns.map(([id, role, page]) => `  ${id} (${role}): ${signIn(id, page)}`),
    `  everybody else:  ${platform.url}/staff`,
    ...[...platform.providers].map(([name, { url }]) => `  ${name}: ${url}`),
    `  the clock:       ${platform.url}/dev/clock`,
    `  sent messages:   ${platform.url}/dev/inbox`,
    `  data and logs:   ${path.resolve(dataFolder)}`,
    'Ctrl-C stops it.',
  ];
}

/** The first signal stops everything in order; a second one, sent because that takes long, at once. */
function stopOnSignals(): { readonly with: (stop: () => Promise<void>) => void } {
  let stop: (() => Promise<void>) | undefined;
  let askedAtMs: number | undefined;
  function onSignal(): void {
    const nowMs = performance.now();
    if (askedAtMs !== undefined) {
      if (nowMs - askedAtMs > sameSignalWithinMs) process.exit(1);
      return;
    }
    askedAtMs = nowMs;
    if (stop === undefined) process.exit(1);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return {
    with: (given) => {
      stop = given;
    },
  };
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof PlatformProblem ? error.message : error);
  process.exit(1);
}
