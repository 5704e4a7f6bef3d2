import * as z from 'zod';

import { documentKind, keys, queues, type Key, type RecordReader } from '#shared/records/index.ts';

/** What a photo or a scan of a letter comes as. Told by the content, never by the name. */
export const evidenceKinds = ['jpeg', 'png', 'heic', 'pdf'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How many files one application of a family may hold at a time. */
export const mostEvidenceFiles = 5;

/** What a group's file is for. Another purpose is one more word here, and how many files it may have. */
export const grantFilePurposes = [
  'paper:constitution',
  'paper:accounts',
  'paper:bank-statement',
  'paper:safeguarding',
  'paper:equalities',
  'report-photo',
] as const;
export type GrantFilePurpose = (typeof grantFilePurposes)[number];

/** How many files a group may hold for one purpose at a time: a paper of several pages, or some photos. */
export const mostGrantFiles: Readonly<Record<GrantFilePurpose, number>> = {
  'paper:constitution': 4,
  'paper:accounts': 4,
  'paper:bank-statement': 4,
  'paper:safeguarding': 4,
  'paper:equalities': 4,
  'report-photo': 8,
};

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
  fileId: z.string(),
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

/** What is known of a file, besides whose it is. */
function fileSchema<Owner extends z.ZodRawShape>(owner: Owner) {
  return z.discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('kept'),
      ...owner,
      ...base,
      /** As the sender's own device calls it, to recognise it by. */
      name: z.string().max(100),
      /** When to see whether it still has to be kept. */
      lookAt: z.string(),
    }),
    /** Nobody may open it any more, and its content is about to be removed. */
    z.strictObject({
      state: z.literal('to-remove'),
      ...owner,
      ...base,
      because: z.enum(removalReasons),
      lookAt: z.string(),
    }),
    z.strictObject({
      state: z.literal('removed'),
      ...owner,
      ...base,
      because: z.enum(removalReasons),
      removedAt: z.string(),
    }),
  ]);
}

const familyFileSchema = fileSchema({ applicationId: z.string() });
const grantFileSchema = fileSchema({
  grantApplicationId: z.string(),
  purpose: z.enum(grantFilePurposes),
});

/**
 * What is known of one file a family sent as proof, or a group for its grant. What was kept, of what kind
 * and when stays after the file is gone; its name, which may be somebody's, does not.
 */
export const evidenceFileSchema = z.union([familyFileSchema, grantFileSchema]);
export type EvidenceFile = z.infer<typeof evidenceFileSchema>;
export type GrantFile = z.infer<typeof grantFileSchema>;
export type KeptEvidence = Extract<EvidenceFile, { state: 'kept' }>;

/** Whose files are meant: a family's, by its application, or a group's. */
export type EvidenceOwner =
  { readonly applicationId: string } | { readonly grantApplicationId: string };

/** Who sends a file. A group says what it is for, and who of it sends: a person is named by their keyed hash. */
export type EvidenceSender =
  | { readonly applicationId: string }
  | {
      readonly grantApplicationId: string;
      readonly purpose: GrantFilePurpose;
      readonly personId: string;
    };

export function isOfGrant<File extends EvidenceFile>(
  file: File,
): file is Extract<File, { grantApplicationId: string }> {
  return 'grantApplicationId' in file;
}

export const evidenceFiles = documentKind({
  kind: 'evidence-file',
  schema: evidenceFileSchema,
  key: (file) => evidenceKey(file, file.fileId),
  place: (file) =>
    file.state === 'removed'
      ? undefined
      : { queue: queues.evidenceToLookAt(), queueOrder: `${file.lookAt}#${file.fileId}` },
});

/** Where the record of a file lies: with the history of whose it is. */
export function evidenceKey(owner: EvidenceOwner, fileId: string): Key {
  return 'applicationId' in owner
    ? keys.evidenceFile(owner.applicationId, fileId)
    : keys.grantFile(owner.grantApplicationId, fileId);
}

/** Every file an application ever held, in the order of their arrival. */
export async function evidenceOf(
  records: RecordReader,
  owner: EvidenceOwner,
): Promise<readonly EvidenceFile[]> {
  const { pk, sk } = evidenceKey(owner, '');
  const items = await records.partition(pk, sk);
  return items
    .map((item) => evidenceFiles.parse(item).document)
    .sort((one, other) => one.addedAt.localeCompare(other.addedAt));
}

/** Every file a group ever sent for its grant, in the order of their arrival. */
export async function grantFilesOf(
  records: RecordReader,
  grantApplicationId: string,
): Promise<readonly GrantFile[]> {
  return (await evidenceOf(records, { grantApplicationId })).filter(isOfGrant);
}

/** Whether the scanner found nothing in it, so that staff may open it. */
export function mayBeOpened(file: EvidenceFile): file is KeptEvidence {
  return file.state === 'kept' && file.scan?.outcome === 'clean';
}

/** Whether the scanner refused it, so that its sender is asked for another. */
export function wasRefused(file: EvidenceFile): boolean {
  return file.state !== 'kept' && file.because === 'refused';
}

/** Where the content lies, apart for families and groups. No part of it can be guessed, and none says whose it is. */
export function contentKey(file: EvidenceOwner & { readonly fileId: string }): string {
  return 'applicationId' in file
    ? `evidence/${file.applicationId}/${file.fileId}`
    : `grants/${file.grantApplicationId}/${file.fileId}`;
}

/** Whose file a content key is about; undefined for what is none of ours. */
export function fileAtContentKey(
  key: string,
): { readonly owner: EvidenceOwner; readonly fileId: string } | undefined {
  const [, place, id, fileId] = /^(evidence|grants)\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
  if (id === undefined || fileId === undefined) return undefined;
  const owner = place === 'evidence' ? { applicationId: id } : { grantApplicationId: id };
  return { owner, fileId };
}
