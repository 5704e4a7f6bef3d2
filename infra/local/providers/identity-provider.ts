import { Worker } from 'node:worker_threads';
import { signInCallbackPath, signOutPath } from '#shared/staff-identity/sign-in-paths.ts';
import { threadMessageSchema } from './identity/thread-messages.ts';
import type { ThreadInput } from './identity/thread-messages.ts';
import type { LocalProvider, ProviderContext, RunningProvider } from './local-provider.ts';

const clientId = 'open-door-staff';
const threadFile = new URL('./identity/identity-thread.ts', import.meta.url);

/**
 * Staff sign-in on this machine: a real OpenID Connect provider with made-up people, in a thread
 * whose `Date` follows the platform's clock, so that tokens are as old as everything else.
 */
export function createIdentityProvider(): LocalProvider {
  return { name: 'staff identity', start: startIdentityProvider };
}

async function startIdentityProvider(context: ProviderContext): Promise<RunningProvider> {
  const input: ThreadInput = {
    offsetMs: context.clock.offsetMs,
    port: context.port ?? 0,
    clientId,
    redirectUri: `${context.serviceOrigin}${signInCallbackPath}`,
    signOutUri: `${context.serviceOrigin}${signOutPath}`,
    dataFolder: context.dataFolder,
  };
  const thread = new Worker(threadFile, { workerData: input });
  const url = await listeningUrl(thread, context.log);
  return {
    url,
    // `StaffClient` is the user pool client of the template; its `Ref` is the client's id.
    parameters: { OidcIssuer: url, StaffClient: clientId },
    drained: () => Promise.resolve(),
    stop: async () => {
      await thread.terminate();
    },
  };
}

/** Resolves when the thread listens; from then on its troubles go to the log. */
function listeningUrl(thread: Worker, log: ProviderContext['log']): Promise<string> {
  return new Promise((resolve, reject) => {
    thread.on('message', (given: unknown) => {
      const message = threadMessageSchema.parse(given);
      if (message.kind === 'listening') resolve(message.url);
      else log.trouble(message.sentence, message.detail);
    });
    thread.on('error', (problem) => {
      log.trouble('The identity provider stopped.', problem);
      reject(
        problem instanceof Error ? problem : new Error('The thread failed', { cause: problem }),
      );
    });
  });
}
