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
import type { RecordReader } from '#shared/records/index.ts';

import {
  contentKey,
  evidenceFiles,
  evidenceKey,
  evidenceOf,
  isOfGrant,
  largestEvidenceBytes,
  mostEvidenceFiles,
  mostGrantFiles,
  type EvidenceFile,
  type EvidenceSender,
  type KeptEvidence,
} from './evidence-file.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { contentTypes, isLocked, kindOfContent, withoutMetadata } from './file-content.ts';
import { fileEvent } from './file-event.ts';
import { lookAgainDays } from './keeping.ts';

export interface EvidenceRefusal {
  readonly kind: 'empty' | 'too-large' | 'wrong-type' | 'locked' | 'too-many';
}

export interface SentFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Takes one file that a family sends as proof, or a group for its grant. Its kind is read from its content, and what the camera
 * wrote beside a picture is taken out before anything is kept. The record is written first, so that
 * there is never a file which nobody knows of and nobody removes. Whether a group may send one now is for the caller to say.
 */
export function createAddEvidence(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly store: EvidenceStore;
  readonly clock: Clock;
  readonly ids: Ids;
}) {
  return async function addEvidence(
    sender: EvidenceSender,
    sent: SentFile,
  ): Promise<Result<EvidenceFile, EvidenceRefusal>> {
    const read = readContent(sent.content);
    if (!read.ok) return read;
    if (await isFull(ports.records, sender)) return refused({ kind: 'too-many' });
    const { kind, content } = read.value;
    const addedAt = ports.clock.now();
    const file: KeptEvidence = {
      state: 'kept',
      ...ownerOf(sender),
      fileId: ports.ids.opaque(),
      kind,
      bytes: content.byteLength,
      addedAt,
      opened: 0,
      putOff: 0,
      name: shownName(sent.name),
      lookAt: plusDays(addedAt, lookAgainDays),
    };
    const told = { at: addedAt, actor: actorOf(sender) };
    await recordAdded(ports.commit, file, told);
    try {
      await ports.store.put(contentKey(file), content, contentTypes[kind]);
    } catch (cause) {
      // The sender tries again, and is not shown a file that never came.
      await ports.commit([
        evidenceFiles.replace(withdrawn(file), 1),
        fileEvent(file, 2, { kind: 'withdrawn' }, told),
      ]);
      throw cause;
    }
    return done(file);
  };
}

/** Takes back a file that its family, or its group, does not want to show after all. Twice is once. */
export function createWithdrawEvidence(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function withdrawEvidence(
    sender: EvidenceSender | Omit<Extract<EvidenceSender, { personId: string }>, 'purpose'>,
    fileId: string,
  ): Promise<void> {
    for (;;) {
      const found = await evidenceFiles.read(ports.records, evidenceKey(sender, fileId));
      if (found?.document.state !== 'kept') return;
      const at = ports.clock.now();
      const { document: file, version } = found;
      const committed = await ports.commit([
        evidenceFiles.replace({ ...withdrawn(file), lookAt: at }, version),
        fileEvent(file, version + 1, { kind: 'withdrawn' }, { at, actor: actorOf(sender) }),
      ]);
      if (committed.ok) return;
    }
  };
}

/** Whether there is no room for another file: of a group, for the same purpose. */
async function isFull(records: RecordReader, sender: EvidenceSender): Promise<boolean> {
  const held = (await evidenceOf(records, sender)).filter(({ state }) => state === 'kept');
  if ('applicationId' in sender) return held.length >= mostEvidenceFiles;
  const { purpose } = sender;
  const alike = held.filter((file) => isOfGrant(file) && file.purpose === purpose);
  return alike.length >= mostGrantFiles[purpose];
}

function ownerOf(sender: EvidenceSender) {
  if ('applicationId' in sender) return { applicationId: sender.applicationId };
  const { grantApplicationId, purpose } = sender;
  return { grantApplicationId, purpose };
}

function actorOf(
  sender: { readonly applicationId: string } | { readonly personId: string },
): Actor {
  return 'applicationId' in sender
    ? { kind: 'family', id: sender.applicationId }
    : { kind: 'group', id: sender.personId };
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

async function recordAdded(
  commit: Commit,
  file: KeptEvidence,
  told: Parameters<typeof fileEvent>[3],
): Promise<void> {
  const committed = await commit([
    evidenceFiles.create(file),
    fileEvent(file, 1, { kind: 'added' }, told),
  ]);
  if (!committed.ok) throw new Error(`A fresh id was taken already: ${file.fileId}`);
}

function withdrawn(file: KeptEvidence): Extract<EvidenceFile, { state: 'to-remove' }> {
  const { name: _forgotten, ...rest } = file;
  return { ...rest, state: 'to-remove', because: 'withdrawn' };
}

/** The last part of a path, without what could not be shown on one line. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 100);
}
