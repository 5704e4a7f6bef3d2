import { documentNames, type DocumentName } from '#shared/community-grants/index.ts';
import { evidenceOf, mayBeOpened, wasRefused, type EvidenceFile } from '#shared/evidence/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** One of the papers that are looked at before a grant is paid, with what was sent of it. */
export interface Paper {
  readonly name: DocumentName;
  /** All that ever came of it. */
  readonly sent: readonly EvidenceFile[];
  /** Those that are there, whether they were scanned yet or not. */
  readonly kept: readonly EvidenceFile[];
  /** Whether there is one that staff can open. */
  readonly isHere: boolean;
  /** The scanner refused one, and none came since: another has to be sent. */
  readonly isAskedAgain: boolean;
}

/** The photos that a group sent for its report. */
export async function photosOf(
  records: RecordReader,
  grantApplicationId: string,
): Promise<readonly EvidenceFile[]> {
  const files = await evidenceOf(records, grantApplicationId, 'group');
  return files.filter(({ purpose }) => purpose === 'report-photo');
}

/** The papers of a group, in the order in which they are asked for. */
export async function papersOf(
  records: RecordReader,
  grantApplicationId: string,
): Promise<readonly Paper[]> {
  const files = await evidenceOf(records, grantApplicationId, 'group');
  return documentNames.map((name) => {
    const sent = files.filter(({ purpose }) => purpose === name);
    const kept = sent.filter(({ state }) => state === 'kept');
    return {
      ...{ name, sent, kept, isHere: kept.some(mayBeOpened) },
      isAskedAgain: kept.length === 0 && sent.some(wasRefused),
    };
  });
}

/** Whether any file of an application is still here, or its removal not finished. */
export function createHasPapers(records: RecordReader) {
  return async function hasPapers(grantApplicationId: string): Promise<boolean> {
    const files = await evidenceOf(records, grantApplicationId, 'group');
    return files.some(({ state }) => state !== 'removed');
  };
}
