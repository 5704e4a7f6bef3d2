import { applications } from '#shared/applications/index.ts';
import type { Clock, Commit, Instant, StoredItem } from '#shared/kernel/index.ts';
import type { ProgrammeRegistry } from '#shared/programmes/index.ts';
import { keys, queues, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  contentKey,
  evidenceFiles,
  isOfGrant,
  type EvidenceFile,
  type RemovalReason,
} from './evidence-file.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { fileEvent } from './file-event.ts';
import { keepOrRemove, type KeepGrantFile, type KeepVerdict } from './keeping.ts';

interface RemovePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly store: Pick<EvidenceStore, 'remove'>;
  readonly programmes: ProgrammeRegistry;
  readonly keepGrantFile: KeepGrantFile;
  readonly clock: Clock;
}

const perPage = 100;
/** A run looks at so many; what is left is looked at by the next one, minutes later. */
const mostPages = 10;

/**
 * Looks at every file whose day has come, and removes those that need not be kept any longer. The
 * content goes before the record says so: a run that dies between the two is made good by the next.
 * Answers how many were removed and how many stay.
 */
export function createRemoveEvidence(ports: RemovePorts) {
  return async function removeEvidence(): Promise<{ removed: number; kept: number }> {
    const answered = { removed: 0, kept: 0 };
    let after: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const read = await ports.records.queue({
        ...{ queue: queues.evidenceToLookAt(), limit: perPage },
        ...(after === undefined ? {} : { after }),
      });
      for (const item of read.items) {
        if (dueAt(item) > ports.clock.now()) return answered;
        answered[await lookAt(ports, evidenceFiles.parse(item))] += 1;
      }
      after = read.next;
      if (after === undefined) break;
    }
    return answered;
  };
}

function dueAt(item: StoredItem): string {
  return item.queueOrder?.split('#')[0] ?? '';
}

/** A change in between is no matter: the place in the queue that was read is then out of date, and read anew. */
async function lookAt(
  ports: RemovePorts,
  { document: file, version }: Loaded<EvidenceFile>,
): Promise<'removed' | 'kept'> {
  if (file.state === 'removed') return 'removed';
  const now = ports.clock.now();
  const verdict = await judge(ports, file, now);
  if (verdict.kind === 'keep') {
    await ports.commit([
      evidenceFiles.replace({ ...file, lookAt: verdict.lookAt, putOff: file.putOff + 1 }, version),
    ]);
    return 'kept';
  }
  await ports.store.remove(contentKey(file));
  await ports.commit(removal(file, version, verdict.because, now));
  return 'removed';
}

async function judge(ports: RemovePorts, file: EvidenceFile, now: Instant): Promise<KeepVerdict> {
  if (file.state === 'to-remove') return { kind: 'remove', because: file.because };
  if (isOfGrant(file)) return ports.keepGrantFile(file, now);
  const found = await applications.read(ports.records, keys.application(file.applicationId));
  const application = found?.document;
  const keptDays =
    application === undefined ? 0 : ports.programmes.byId(application.programmeId).evidenceKeptDays;
  return keepOrRemove(file, application, keptDays, now);
}

function removal(
  file: Exclude<EvidenceFile, { state: 'removed' }>,
  version: number,
  because: RemovalReason,
  at: Instant,
) {
  const { lookAt: _looked, ...rest } = file;
  const { name: _forgotten, ...known } = 'name' in rest ? rest : { ...rest, name: '' };
  return [
    evidenceFiles.replace({ ...known, state: 'removed', because, removedAt: at }, version),
    fileEvent(
      file,
      version + 1,
      { kind: 'removed', because },
      { at, actor: { kind: 'system', id: 'remove-evidence' } },
    ),
  ];
}
