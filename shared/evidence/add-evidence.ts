import type { FilePurpose } from '#shared/events/index.ts';
import {
  done,
  plusDays,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Ids,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, type RecordReader } from '#shared/records/index.ts';

import {
  aboutFile,
  contentKey,
  evidenceFiles,
  evidenceOf,
  fileKey,
  largestEvidenceBytes,
  mostEvidenceFiles,
  senderOf,
  type EvidenceFile,
  type FileName,
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

interface WithdrawPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

interface AddPorts extends WithdrawPorts {
  readonly store: EvidenceStore;
  readonly ids: Ids;
}

/**
 * Takes one file a family sends as proof. Its kind is read from its content, and what the camera
 * wrote beside a picture is taken out before anything is kept. The record is written first, so that
 * there is never a file which nobody knows of and nobody removes.
 */
export function createAddEvidence(ports: AddPorts) {
  const addFile = createAddFile(ports);
  return function addEvidence(
    applicationId: string,
    sent: SentFile,
  ): Promise<Result<EvidenceFile, EvidenceRefusal>> {
    return addFile({ applicationId, sent, actor: family(applicationId) });
  };
}

/** The same of a group, which says what its file is for. */
export function createAddFile(ports: AddPorts) {
  return async function addFile({
    applicationId,
    sent,
    actor,
    purpose,
  }: {
    readonly applicationId: string;
    readonly sent: SentFile;
    readonly actor: Actor;
    readonly purpose?: FilePurpose;
  }): Promise<Result<EvidenceFile, EvidenceRefusal>> {
    const read = readContent(sent.content);
    if (!read.ok) return read;
    const whose = purpose === undefined ? {} : { purpose };
    const held = await evidenceOf(ports.records, applicationId, senderOf(whose));
    const kept = held.filter((file) => file.state === 'kept' && file.purpose === purpose);
    if (kept.length >= mostEvidenceFiles) return refused({ kind: 'too-many' });
    const { kind, content } = read.value;
    const addedAt = ports.clock.now();
    const file: KeptEvidence = {
      ...{ state: 'kept', applicationId, ...whose },
      fileId: ports.ids.opaque(),
      kind,
      bytes: content.byteLength,
      addedAt,
      opened: 0,
      putOff: 0,
      name: shownName(sent.name),
      lookAt: plusDays(addedAt, lookAgainDays),
    };
    await recordAdded(ports.commit, file, actor);
    try {
      await ports.store.put(contentKey(file), content, contentTypes[kind]);
    } catch (cause) {
      // The family tries again, and is not shown a file that never came.
      await ports.commit([
        evidenceFiles.replace(withdrawn(file), 1),
        withdrawal(file, 2, { at: addedAt, actor }),
      ]);
      throw cause;
    }
    return done(file);
  };
}

/** Takes back a file that its family does not want to show after all. Twice is once. */
export function createWithdrawEvidence(ports: WithdrawPorts) {
  const withdrawFile = createWithdrawFile(ports);
  return function withdrawEvidence(applicationId: string, fileId: string): Promise<void> {
    return withdrawFile({ sender: 'family', applicationId, fileId }, family(applicationId));
  };
}

/** The same of either sender. */
export function createWithdrawFile(ports: WithdrawPorts) {
  return async function withdrawFile(name: FileName, actor: Actor): Promise<void> {
    const key = fileKey(name.sender, name.applicationId, name.fileId);
    for (;;) {
      const found = await evidenceFiles.read(ports.records, key);
      if (found?.document.state !== 'kept') return;
      const at = ports.clock.now();
      const committed = await ports.commit([
        evidenceFiles.replace({ ...withdrawn(found.document), lookAt: at }, found.version),
        withdrawal(found.document, found.version + 1, { at, actor }),
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

async function recordAdded(commit: Commit, file: KeptEvidence, actor: Actor): Promise<void> {
  const { applicationId, fileId, kind, bytes, addedAt } = file;
  const committed = await commit([
    evidenceFiles.create(file),
    eventRecord(
      fileKey(senderOf(file), applicationId, fileId),
      1,
      { type: 'evidence-added', ...aboutFile(file), fileKind: kind, bytes },
      { at: addedAt, actor, correlationId: applicationId },
    ),
  ]);
  if (!committed.ok) throw new Error(`A fresh id was taken already: ${fileId}`);
}

function withdrawn(file: KeptEvidence): Extract<EvidenceFile, { state: 'to-remove' }> {
  const { name: _forgotten, ...rest } = file;
  return { ...rest, state: 'to-remove', because: 'withdrawn' };
}

function withdrawal(
  file: EvidenceFile,
  version: number,
  { at, actor }: { readonly at: string; readonly actor: Actor },
) {
  const { applicationId, fileId } = file;
  return eventRecord(
    fileKey(senderOf(file), applicationId, fileId),
    version,
    { type: 'evidence-withdrawn', ...aboutFile(file) },
    { at, actor, correlationId: applicationId },
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
