import { mayBeOpened, wasRefused, type EvidenceFile } from '#shared/evidence/index.ts';

const kindWords: Readonly<Record<EvidenceFile['kind'], string>> = {
  jpeg: 'Photo (JPG)',
  png: 'Picture (PNG)',
  heic: 'Photo (HEIC)',
  pdf: 'PDF',
};

/** A file as the case lists it: what it is, and whether it can be opened. Its sender's own name for it stays out. */
export function evidenceRow(file: EvidenceFile, path: string) {
  return {
    name: kindWords[file.kind],
    size: sizeInWords(file.bytes),
    addedAt: file.addedAt,
    state: stateOf(file),
    href: mayBeOpened(file) ? `${path}/${file.fileId}` : undefined,
  };
}

/** Files that were taken back before anybody saw them are not listed. */
export function evidenceRows(files: readonly EvidenceFile[], path: string) {
  return files
    .filter((file) => file.state === 'kept' || file.because !== 'withdrawn')
    .sort((one, other) => one.addedAt.localeCompare(other.addedAt))
    .map((file) => evidenceRow(file, path));
}

function stateOf(file: EvidenceFile) {
  if (wasRefused(file)) return { text: 'Not safe', tone: 'red' };
  if (file.state !== 'kept') return { text: 'Removed', tone: 'grey' };
  return file.scan === undefined
    ? { text: 'Scanning', tone: 'blue' }
    : { text: 'No virus', tone: 'green' };
}

function sizeInWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
