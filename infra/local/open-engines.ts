import path from 'node:path';
import { accountId, region } from './aws-place.ts';
import { openFileStore, type FileStore } from './files/index.ts';
import type { PlatformClock } from './platform-clock.ts';
import { openQueueEngine, type QueueEngine } from './queues/index.ts';
import {
  openRecordsEngine,
  openRemoteEngine,
  startDynoxide,
  type RecordsEngine,
} from './records/index.ts';
import { openSecretStore, type SecretStore } from './secrets/index.ts';

/** What stands in for DynamoDB: our engine, another on this machine, or any address. */
export type RecordsChoice = 'in-process' | 'dynoxide' | URL;

interface Place {
  readonly dataFolder: string;
  readonly clock: PlatformClock;
}

export function openRecords(choice: RecordsChoice, place: Place): Promise<RecordsEngine> {
  const folder = path.join(place.dataFolder, 'records');
  if (choice === 'in-process') return openRecordsEngine({ folder, now: place.clock.now });
  if (choice === 'dynoxide') return startDynoxide({ folder });
  return Promise.resolve(openRemoteEngine({ url: choice.href, name: choice.host }));
}

/** Opens the queues; `urlBase` is where functions reach them. */
export function openQueues(urlBase: string, place: Place): QueueEngine {
  return openQueueEngine({
    folder: path.join(place.dataFolder, 'queues'),
    now: place.clock.now,
    urlBase,
    accountId,
    region,
  });
}

/** The files of all buckets. */
export function openFiles({ dataFolder }: Pick<Place, 'dataFolder'>): FileStore {
  return openFileStore(path.join(dataFolder, 'files'));
}

export function openSecrets({ dataFolder, clock }: Place): SecretStore {
  const folder = path.join(dataFolder, 'secrets');
  return openSecretStore({ folder, now: clock.now, accountId, region });
}
