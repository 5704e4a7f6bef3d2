import {
  done,
  plusDays,
  refused,
  type Clock,
  type Commit,
  type Ids,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import {
  contentKey,
  evidenceFiles,
  evidenceOf,
  largestEvidenceBytes,
  mostEvidenceFiles,
  type EvidenceFile,
  type KeptEvidence,
} from './evidence-file.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { contentTypes, isLocked, kindOfContent, withoutMetadata } from './file-content.ts';
import { lookAgainDays } from './keeping.ts';

export interface EvidenceRefusal {
  readonly kind: 'empty' | 'too-large' | 'wrong-type' | 'locked' | 'too-many';
}

export interface SentFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Takes one file a family sends as proof. Its kind is read from its content, and what the camera
 * wrote beside a picture is taken out before anything is kept. The record is written first, so that
 * there is never a file which nobody knows of and nobody removes.
 */
export function createAddEvidence(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly store: EvidenceStore;
  readonly clock: Clock;
  readonly ids: Ids;
}) {
  return async function addEvidence(
    applicationId: string,
    sent: SentFile,
  ): Promise<Result<EvidenceFile, EvidenceRefusal>> {
    const read = readContent(sent.content);
    if (!read.ok) return read;
    const held = await evidenceOf(ports.records, applicationId);
    if (held.filter(({ state }) => state === 'kept').length >= mostEvidenceFiles) {
      return refused({ kind: 'too-many' });
    }
    const { kind, content } = read.value;
    const addedAt = ports.clock.now();
    const file: KeptEvidence = {
      state: 'kept',
      applicationId,
      fileId: ports.ids.opaque(),
      kind,
      bytes: content.byteLength,
      addedAt,
      opened: 0,
      putOff: 0,
      name: shownName(sent.name),
      lookAt: plusDays(addedAt, lookAgainDays),
    };
    await recordAdded(ports.commit, file);
    try {
      await ports.store.put(contentKey(file), content, contentTypes[kind]);
    } catch (cause) {
      // The family tries again, and is not shown a file that never came.
      await ports.commit([evidenceFiles.replace(withdrawn(file), 1), withdrawal(file, 2, addedAt)]);
      throw cause;
    }
    return done(file);
  };
}

/** Takes back a file that its family does not want to show after all. Twice is once. */
export function createWithdrawEvidence(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function withdrawEvidence(applicationId: string, fileId: string): Promise<void> {
    for (;;) {
      const found = await evidenceFiles.read(
        ports.records,
        keys.evidenceFile(applicationId, fileId),
      );
      if (found?.document.state !== 'kept') return;
      const at = ports.clock.now();
      const committed = await ports.commit([
        evidenceFiles.replace({ ...withdrawn(found.document), lookAt: at }, found.version),
        withdrawal(found.document, found.version + 1, at),
      ]);
      if (committed.ok) return;
    }
  };
}

function readContent(
  content: Uint8Array,
): Result<Pick<EvidenceFile, 'kind'> & { content: Uint8Array }, EvidenceRefusal> {
  if (content.byteLength === 0) return refused({ kind: 'empty' });
  if (content.byteLength > largestEvidenceBytes) return refused({ kind: 'too-large' });
  const kind = kindOfContent(content);
  if (kind === undefined) return refused({ kind: 'wrong-type' });
  if (kind === 'pdf' && isLocked(content)) return refused({ kind: 'locked' });
  const plain = withoutMetadata(kind, content);
  return plain === undefined ? refused({ kind: 'wrong-type' }) : done({ kind, content: plain });
}

async function recordAdded(commit: Commit, file: KeptEvidence): Promise<void> {
  const { applicationId, fileId, kind, bytes, addedAt } = file;
  const committed = await commit([
    evidenceFiles.create(file),
    eventRecord(
      keys.evidenceFile(applicationId, fileId),
      1,
      { type: 'evidence-added', applicationId, fileKind: kind, bytes },
      { at: addedAt, actor: family(applicationId), correlationId: applicationId },
    ),
  ]);
  if (!committed.ok) throw new Error(`A fresh id was taken already: ${fileId}`);
}

function withdrawn(file: KeptEvidence): Extract<EvidenceFile, { state: 'to-remove' }> {
  const { name: _forgotten, ...rest } = file;
  return { ...rest, state: 'to-remove', because: 'withdrawn' };
}

function withdrawal({ applicationId, fileId }: EvidenceFile, version: number, at: string) {
  return eventRecord(
    keys.evidenceFile(applicationId, fileId),
    version,
    { type: 'evidence-withdrawn', applicationId },
    { at, actor: family(applicationId), correlationId: applicationId },
  );
}

function family(applicationId: string) {
  return { kind: 'family', id: applicationId } as const;
}

/** The last part of a path, without what could not be shown on one line. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 100);
}
