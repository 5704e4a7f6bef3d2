import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as z from 'zod';

import { buildAssembly } from '#infra/local/assembly.ts';
import { startPlatform, type Platform } from '#infra/local/platform.ts';
import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';
import { createIdentityProvider } from '#infra/local/providers/identity-provider.ts';
import { createVoucherSimulator } from '#infra/local/providers/voucher-simulator.ts';
import { pieceRailNames } from '#shared/payments/rails/pieces/index.ts';
import { createMessageSimulator, inboxRoute } from '#infra/local/providers/message-simulator.ts';
import type { MessageSimulator } from '#infra/local/providers/message-simulator.ts';
import { createCaseSystemSimulator } from '#infra/local/providers/case-system-simulator.ts';
import { createPayeeCheckSimulator } from '#infra/local/providers/payee-check-simulator.ts';

const keysSchema = z.object({ railKey: z.string(), matchingKey: z.string() });

export interface StartedPlatform {
  readonly platform: Platform;
  readonly matchingKey: string;
  readonly stop: () => Promise<void>;
}

/** The whole platform as `npm start` runs it, on a free port, over a folder that goes when it stops. */
export async function startLocalPlatform(): Promise<StartedPlatform> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'open-door-'));
  const assembly = await buildAssembly(path.resolve(import.meta.dirname, '../..'));
  let matchingKey = '';
  let messages: MessageSimulator | undefined;
  const platform = await startPlatform({
    ...assembly,
    dataFolder,
    port: 0,
    records: 'in-process',
    devRoutes: [inboxRoute(() => messages?.inbox() ?? [])],
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
  });
  return {
    platform,
    matchingKey,
    stop: async () => {
      await platform.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
