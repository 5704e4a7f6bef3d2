import { derivedReference } from '#shared/kernel/index.ts';

/** Six characters that name the file of a run, the same whenever it is made again. */
export function fileSerialOf(runId: string): string {
  return derivedReference('file-serial', runId).slice(0, 6);
}

/** What the one debit for the file of a run is called on our own statement: its contra's narrative. */
export function contraReference(runId: string): string {
  return contraNarrative(fileSerialOf(runId));
}

export function contraNarrative(fileSerial: string): string {
  return `GRANTS ${fileSerial}`;
}
