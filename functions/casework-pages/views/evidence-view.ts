import { mayBeOpened, wasRefused, type EvidenceFile } from '#shared/evidence/index.ts';

const kindWords: Readonly<Record<EvidenceFile['kind'], string>> = {
  jpeg: 'Photo (JPG)',
  png: 'Picture (PNG)',
  heic: 'Photo (HEIC)',
  pdf: 'PDF',
};

/** A file as the case or the grant lists it: what it is, and whether it can be opened. The sender's own name for it stays out. */
function evidenceRow(file: EvidenceFile, filesPath: string) {
  return {
    name: kindWords[file.kind],
    size: sizeInWords(file.bytes),
    addedAt: file.addedAt,
    state: stateOf(file),
    href: mayBeOpened(file) ? `${filesPath}/${file.fileId}` : undefined,
  };
}

/** Files that were taken back before the form was sent were never shown to anybody, and are not listed. */
export function evidenceRows(files: readonly EvidenceFile[], filesPath: string) {
  return files
    .filter((file) => file.state === 'kept' || file.because !== 'withdrawn')
    .sort((one, other) => one.addedAt.localeCompare(other.addedAt))
    .map((file) => evidenceRow(file, filesPath));
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
