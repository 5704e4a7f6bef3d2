import type { EvidenceKind } from './evidence-file.ts';
import { heicWithoutMetadata } from './heic-metadata.ts';
import { jpegWithoutMetadata } from './jpeg-metadata.ts';
import { pngWithoutMetadata } from './png-metadata.ts';

export const contentTypes: Readonly<Record<EvidenceKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  pdf: 'application/pdf',
};

/** The major brands of still pictures in HEIF. Source: ISO/IEC 23008-12, annex B and clause 10. */
const heifBrands = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);

/** What a file is, by its first bytes; undefined for what we do not take. */
export function kindOfContent(content: Uint8Array): EvidenceKind | undefined {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (textAt(content, 0, 5) === '%PDF-') return 'pdf';
  const isHeif = textAt(content, 4, 8) === 'ftyp' && heifBrands.has(textAt(content, 8, 12));
  return isHeif ? 'heic' : undefined;
}

/**
 * Whether a PDF opens only with a password: its trailer names how it is encrypted. Nobody could
 * read it, and no scanner can look into it.
 */
export function isLocked(content: Uint8Array): boolean {
  return /\/Encrypt[\s<[]/.test(Buffer.from(content).toString('latin1'));
}

/**
 * The same picture without what the camera wrote beside it: where and when it was taken, on whose
 * device, and smaller copies of it. Families in hiding send photos too. Undefined when the content
 * is not what its first bytes say. A PDF stays as it is: taking one apart would take another library,
 * and what makes PDFs does not write down where it stands.
 */
export function withoutMetadata(kind: EvidenceKind, content: Uint8Array): Uint8Array | undefined {
  switch (kind) {
    case 'jpeg':
      return jpegWithoutMetadata(content);
    case 'png':
      return pngWithoutMetadata(content);
    case 'heic':
      return heicWithoutMetadata(content);
    case 'pdf':
      return content;
  }
}

function startsWith(content: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => content[index] === byte);
}

function textAt(content: Uint8Array, from: number, to: number): string {
  return Buffer.from(content.subarray(from, to)).toString('latin1');
}
