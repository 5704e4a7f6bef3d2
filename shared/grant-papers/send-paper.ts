import type { FilePurpose } from '#shared/events/index.ts';
import {
  grantApplications,
  personIn,
  roundOf,
  type GrantApplication,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import {
  createAddFile,
  createWithdrawFile,
  evidenceFiles,
  fileKey,
  type EvidenceFile,
  type EvidenceRefusal,
  type EvidenceStore,
  type SentFile,
} from '#shared/evidence/index.ts';
import { grantAwards, isOver } from '#shared/grant-awards/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Ids,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

interface PaperPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/** Who of the group does it, and what the file is for. */
export interface OfPaper {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly purpose: FilePurpose;
}

/** Nobody needs papers any more: the application was taken back, or came to nothing. */
export type PaperRefusal = NoSuchApplication | { readonly kind: 'not-needed' };

/** Takes one file of a paper of a group. It may come at any time until the application comes to nothing. */
export function createSendPaper(
  ports: PaperPorts & { readonly store: EvidenceStore; readonly ids: Ids },
) {
  const addFile = createAddFile(ports);
  return async function sendPaper(
    request: OfPaper & { readonly sent: SentFile },
  ): Promise<Result<EvidenceFile, EvidenceRefusal | PaperRefusal>> {
    const open = await openFor(ports, request);
    if (!open.ok) return open;
    const { grantApplicationId: applicationId, purpose, sent } = request;
    return addFile({ applicationId, purpose, sent, actor: actorOf(request) });
  };
}

export type TakePaperBackRefusal =
  | PaperRefusal
  | { readonly kind: 'no-such-file' }
  /** Staff looked at it: what was decided on stays. */
  | { readonly kind: 'looked-at' };

/** Takes back a file that was sent by mistake, until somebody of staff has looked at it. Twice is once. */
export function createTakePaperBack(ports: PaperPorts) {
  const withdrawFile = createWithdrawFile(ports);
  return async function takePaperBack(
    request: OfPaper & { readonly fileId: string },
  ): Promise<Result<'taken-back', TakePaperBackRefusal>> {
    const open = await openFor(ports, request);
    if (!open.ok) return open;
    const { grantApplicationId: applicationId, fileId, purpose } = request;
    const found = await evidenceFiles.read(ports.records, fileKey('group', applicationId, fileId));
    if (found?.document.purpose !== purpose) return refused({ kind: 'no-such-file' });
    if (found.document.opened > 0) return refused({ kind: 'looked-at' });
    await withdrawFile({ sender: 'group', applicationId, fileId }, actorOf(request));
    return done('taken-back');
  };
}

/** Whether a group may still send papers with its application. */
export async function takesPapers(
  records: RecordReader,
  application: GrantApplication,
  at: Instant,
): Promise<boolean> {
  const { state, grantApplicationId } = application;
  if (state === 'withdrawn') return false;
  // What nobody can send or confirm any more never counts.
  if (state !== 'submitted' && at > roundOf(application).confirmBy) return false;
  const award = await grantAwards.read(records, keys.grantAward(grantApplicationId));
  if (award === undefined) return true;
  // Nothing came of a withdrawn proposal but that it is decided again.
  return award.document.state === 'proposal-withdrawn' || !isOver(award.document);
}

/** Whether a group may send photos for its report: from the day on which it accepted its grant. */
export async function takesPhotos(
  records: RecordReader,
  { grantApplicationId }: GrantApplication,
): Promise<boolean> {
  const award = await grantAwards.read(records, keys.grantAward(grantApplicationId));
  return award?.document.state === 'accepted';
}

async function openFor(
  { records, clock }: PaperPorts,
  { grantApplicationId, personId, purpose }: OfPaper,
): Promise<Result<GrantApplication, PaperRefusal>> {
  const at = clock.now();
  const found = await grantApplications.read(records, keys.grantApplication(grantApplicationId));
  if (found === undefined || personIn(found.document, personId) === undefined) {
    return refused({ kind: 'no-such-application' });
  }
  const takes = purpose === 'report-photo' ? takesPhotos : takesPapers;
  return (await takes(records, found.document, at))
    ? done(found.document)
    : refused({ kind: 'not-needed' });
}

function actorOf({ personId }: OfPaper): Actor {
  return { kind: 'group', id: personId };
}
