import { parentPort, workerData } from 'node:worker_threads';
import { followPlatformClock } from './follow-platform-clock.ts';
import { threadInputSchema } from './thread-messages.ts';
import type { ThreadMessage } from './thread-messages.ts';

/**
 * The thread of the identity provider. oidc-provider reads `Date` itself, so the thread's `Date`
 * is turned to the platform's clock before the library is loaded.
 */
const input = threadInputSchema.parse(workerData);
followPlatformClock(input.offsetMs);
const { openIdentityKeys } = await import('./identity-keys.ts');
const { serveIdentity } = await import('./identity-server.ts');
const url = await serveIdentity({
  clientId: input.clientId,
  redirectUri: input.redirectUri,
  signOutUri: input.signOutUri,
  keys: openIdentityKeys(input.dataFolder),
  port: input.port,
  trouble: (sentence, detail) => {
    tell({ kind: 'trouble', sentence, detail });
  },
});
tell({ kind: 'listening', url });

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
