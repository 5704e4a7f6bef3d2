import type { Clock, Commit, StoredItem } from '#shared/kernel/index.ts';
import { eventRecord, queues, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  aboutFile,
  contentKey,
  evidenceFiles,
  fileKey,
  senderOf,
  type EvidenceFile,
  type RemovalReason,
  type Sender,
} from './evidence-file.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { KeepRule } from './keeping.ts';

interface RemovePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly store: Pick<EvidenceStore, 'remove'>;
  readonly clock: Clock;
  /** How long the files of each sender are kept. */
  readonly rules: Readonly<Record<Sender, KeepRule>>;
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
  const verdict =
    file.state === 'to-remove'
      ? ({ kind: 'remove', because: file.because } as const)
      : await ports.rules[senderOf(file)](file, now);
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

function removal(
  file: Exclude<EvidenceFile, { state: 'removed' }>,
  version: number,
  because: RemovalReason,
  at: string,
) {
  const { applicationId, fileId, kind, bytes, addedAt, scan, opened, putOff, purpose } = file;
  return [
    evidenceFiles.replace(
      {
        ...{ state: 'removed', applicationId, fileId, kind, bytes, addedAt },
        ...{ opened, putOff },
        ...(scan === undefined ? {} : { scan }),
        ...(purpose === undefined ? {} : { purpose }),
        ...{ because, removedAt: at },
      },
      version,
    ),
    eventRecord(
      fileKey(senderOf(file), applicationId, fileId),
      version + 1,
      { type: 'evidence-removed', ...aboutFile(file), because },
      { at, actor: { kind: 'system', id: 'remove-evidence' }, correlationId: applicationId },
    ),
  ];
}
