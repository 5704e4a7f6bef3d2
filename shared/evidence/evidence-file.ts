import * as z from 'zod';

import { filePurposeSchema, type FilePurpose } from '#shared/events/index.ts';
import { documentKind, keys, queues, type Key, type RecordReader } from '#shared/records/index.ts';

/** What a photo or a scan of a letter comes as. Told by the content, never by the name. */
export const evidenceKinds = ['jpeg', 'png', 'heic', 'pdf'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How many files one application may hold at a time; of a group's, for each purpose. */
export const mostEvidenceFiles = 5;

/** Who sends files: a family with its application, or a community group with its own. */
export type Sender = 'family' | 'group';

/**
 * How large one file may be, in bytes. Lambda takes requests and gives answers of 6 MB, in which a
 * file is a third longer than it is (docs/decisions/0039).
 */
export const largestEvidenceBytes = 4_500_000;

export const scanOutcomes = ['clean', 'unsafe', 'unreadable'] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

export const removalReasons = ['withdrawn', 'refused', 'decided', 'never-sent'] as const;
export type RemovalReason = (typeof removalReasons)[number];

const base = {
  /** Of the family, or of the group. */
  applicationId: z.string(),
  fileId: z.string(),
  /** What a group's file is for; a family's are all proof of the same. */
  purpose: filePurposeSchema.optional(),
  kind: z.enum(evidenceKinds),
  bytes: z.int().min(1),
  addedAt: z.string(),
  /** How often its removal was put off, which is no event of the case. */
  putOff: z.int().min(0),
  /** How often staff looked at it; each time is an event of the case. */
  opened: z.int().min(0),
  /** What the scanner found; absent until it has looked. */
  scan: z.strictObject({ outcome: z.enum(scanOutcomes), at: z.string() }).optional(),
};

/**
 * What is known of one file that a family sent as proof, or a group as a paper. What was kept, of what kind and when stays after
 * the file is gone; its name, which may be somebody's, does not.
 */
export const evidenceFileSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('kept'),
    ...base,
    /** As the family's own device calls it, to recognise it by. */
    name: z.string().max(100),
    /** When to see whether it still has to be kept. */
    lookAt: z.string(),
  }),
  /** Nobody may open it any more, and its content is about to be removed. */
  z.strictObject({
    state: z.literal('to-remove'),
    ...base,
    because: z.enum(removalReasons),
    lookAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('removed'),
    ...base,
    because: z.enum(removalReasons),
    removedAt: z.string(),
  }),
]);
export type EvidenceFile = z.infer<typeof evidenceFileSchema>;
export type KeptEvidence = Extract<EvidenceFile, { state: 'kept' }>;

export const evidenceFiles = documentKind({
  kind: 'evidence-file',
  schema: evidenceFileSchema,
  key: (file) => fileKey(senderOf(file), file.applicationId, file.fileId),
  place: (file) =>
    file.state === 'removed'
      ? undefined
      : { queue: queues.evidenceToLookAt(), queueOrder: `${file.lookAt}#${file.fileId}` },
});

export function senderOf({ purpose }: Pick<EvidenceFile, 'purpose'>): Sender {
  return purpose === undefined ? 'family' : 'group';
}

export function fileKey(sender: Sender, applicationId: string, fileId: string): Key {
  return sender === 'family'
    ? keys.evidenceFile(applicationId, fileId)
    : keys.grantFile(applicationId, fileId);
}

/** What every event about a file says. */
export function aboutFile({ applicationId, purpose }: EvidenceFile): {
  readonly applicationId: string;
  readonly purpose?: FilePurpose;
} {
  return purpose === undefined ? { applicationId } : { applicationId, purpose };
}

/** Every file an application ever held, in the order of their arrival. */
export async function evidenceOf(
  records: RecordReader,
  applicationId: string,
  sender: Sender = 'family',
): Promise<readonly EvidenceFile[]> {
  const { pk, sk } = fileKey(sender, applicationId, '');
  const items = await records.partition(pk, sk);
  return items
    .map((item) => evidenceFiles.parse(item).document)
    .sort((one, other) => one.addedAt.localeCompare(other.addedAt));
}

/** Whether the scanner found nothing in it, so that staff may open it. */
export function mayBeOpened(file: EvidenceFile): file is KeptEvidence {
  return file.state === 'kept' && file.scan?.outcome === 'clean';
}

/** Whether the scanner refused it, so that its sender is asked for another. */
export function wasRefused(file: EvidenceFile): boolean {
  return file.state !== 'kept' && file.because === 'refused';
}

/** Which file it is, to whoever has no more than its place. */
export interface FileName {
  readonly sender: Sender;
  readonly applicationId: string;
  readonly fileId: string;
}

const folders: Readonly<Record<Sender, string>> = { family: 'evidence', group: 'grant-files' };

/** Where the content lies. No part of it can be guessed, and none says whose it is. */
export function contentKey(
  file: Pick<EvidenceFile, 'applicationId' | 'fileId' | 'purpose'>,
): string {
  return `${folders[senderOf(file)]}/${file.applicationId}/${file.fileId}`;
}

/** The file a content key is about; undefined for what is none of ours. */
export function fileAtContentKey(key: string): FileName | undefined {
  const [, folder, applicationId, fileId] = /^([^/]+)\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
  const sender = (['family', 'group'] as const).find((each) => folders[each] === folder);
  if (sender === undefined || applicationId === undefined || fileId === undefined) {
    return undefined;
  }
  return { sender, applicationId, fileId };
}
