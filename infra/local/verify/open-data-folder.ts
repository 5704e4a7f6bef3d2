import { existsSync } from 'node:fs';
import path from 'node:path';

import { takeDataFolder } from '../data-folder.ts';
import { openPlatformClock } from '../platform-clock.ts';
import { PlatformProblem } from '../platform-problem.ts';
import { openBankRecords } from '../providers/bank/bank-records.ts';
import { openRecordsEngine } from '../records/index.ts';
import { tablePage } from '../table-routes.ts';
import { everyPage, type KeptPlatform } from './kept-platform.ts';

/**
 * Opens what a stopped platform left in its data folder. Nothing in it is changed. Refuses a folder
 * without records, and one that a platform is using.
 */
export async function openKeptFolder(folder: string): Promise<KeptPlatform> {
  const dataFolder = path.resolve(folder);
  if (!existsSync(path.join(dataFolder, 'records', 'records.sqlite'))) {
    throw new PlatformProblem(
      `${dataFolder} holds no records of the in-process engine: name another folder with --data, or a running platform with --url.`,
    );
  }
  const giveBack = takeDataFolder(dataFolder, false);
  const { now } = openPlatformClock(dataFolder);
  const engine = await openRecordsEngine({ folder: path.join(dataFolder, 'records'), now });
  const at = new Date(now()).toISOString();

  return {
    name: dataFolder,
    now: at,
    bank: bankTotalsAt(path.join(dataFolder, 'bank'), at),
    pages: (table) =>
      everyPage(async (wanted) => (await tablePage(engine, table, wanted)) ?? { items: [] }),
    close: async () => {
      await engine.close();
      giveBack();
    },
  };
}

function bankTotalsAt(folder: string, at: string): KeptPlatform['bank'] {
  if (!existsSync(path.join(folder, 'bank.sqlite'))) return undefined;
  const bank = openBankRecords(folder);
  const totals = bank.totals(at);
  bank.close();
  return totals;
}
