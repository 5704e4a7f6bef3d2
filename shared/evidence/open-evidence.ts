import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, type RecordReader } from '#shared/records/index.ts';

import {
  aboutFile,
  contentKey,
  evidenceFiles,
  fileKey,
  mayBeOpened,
  type EvidenceKind,
  type FileName,
} from './evidence-file.ts';
import type { EvidenceStore } from './evidence-store.ts';

export interface OpenedEvidence {
  readonly kind: EvidenceKind;
  readonly content: Uint8Array;
}

export interface OpenRefusal {
  readonly kind: 'no-such-file' | 'not-to-be-opened';
}

/**
 * Opens a file for somebody who may see its case, or its grant. Who looked, and when, is written down before
 * anything is shown; what the scanner has not found clean is shown to nobody.
 */
export function createOpenEvidence(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly store: Pick<EvidenceStore, 'open'>;
  readonly clock: Clock;
}) {
  return async function openEvidence(
    { sender, applicationId, fileId }: FileName,
    actor: Actor,
  ): Promise<Result<OpenedEvidence, OpenRefusal>> {
    const key = fileKey(sender, applicationId, fileId);
    for (;;) {
      const found = await evidenceFiles.read(ports.records, key);
      if (found === undefined) return refused({ kind: 'no-such-file' });
      const { document: file, version } = found;
      if (!mayBeOpened(file)) return refused({ kind: 'not-to-be-opened' });
      const committed = await ports.commit([
        evidenceFiles.replace({ ...file, opened: file.opened + 1 }, version),
        eventRecord(
          key,
          version + 1,
          { type: 'evidence-opened', ...aboutFile(file) },
          { at: ports.clock.now(), actor, correlationId: applicationId },
        ),
      ]);
      if (!committed.ok) continue;
      const content = await ports.store.open(contentKey(file));
      return content === undefined
        ? refused({ kind: 'not-to-be-opened' })
        : done({ kind: file.kind, content });
    }
  };
}
