import { inflateRawSync } from 'node:zlib';

import type { ArchiveParts } from './stored-zip.ts';

const centralHeader = 0x02014b50;
const localHeader = 0x04034b50;
const endOfArchive = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;
const encryptedFlag = 1;

export type Unpacked =
  | { readonly kind: 'unpacked'; readonly parts: ArchiveParts }
  /** It would be more than is allowed: a mistake, or made to break whoever opens it. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

interface Limits {
  readonly mostParts: number;
  /** Of all wanted parts together, unpacked. */
  readonly mostBytes: number;
}

/** Whether a file begins as a ZIP archive does, whatever it is called. */
export function isArchive(content: Uint8Array): boolean {
  return (
    content.byteLength >= 4 && Buffer.from(content.subarray(0, 4)).readUInt32LE(0) === localHeader
  );
}

/**
 * Unpacks the wanted parts of a ZIP archive. What an archive says of its sizes is not believed: unpacking
 * stops at the limit. Source: PKWARE's APPNOTE.TXT.
 */
export function unpackArchive(
  content: Uint8Array,
  isWanted: (path: string) => boolean,
  limits: Limits,
): Unpacked {
  try {
    return unpack(Buffer.from(content), isWanted, limits);
  } catch (error) {
    if (error instanceof RangeError) {
      const isTooLarge = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return { kind: isTooLarge ? 'too-large' : 'broken' };
    }
    // What zlib says of bytes that are none of its own.
    if (error instanceof Error && 'errno' in error) return { kind: 'broken' };
    throw error;
  }
}

function unpack(
  bytes: Buffer,
  isWanted: (path: string) => boolean,
  { mostParts, mostBytes }: Limits,
): Unpacked {
  const end = endOf(bytes);
  if (end === undefined) return { kind: 'broken' };
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) return { kind: 'too-large' };
  const parts = new Map<string, Uint8Array>();
  let at = bytes.readUInt32LE(end + 16);
  let left = mostBytes;
  for (let each = 0; each < count; each += 1) {
    if (bytes.readUInt32LE(at) !== centralHeader) return { kind: 'broken' };
    const nameBytes = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    if (isWanted(path)) {
      const part = partAt(bytes, at, left);
      if (part === undefined || parts.has(path)) return { kind: 'broken' };
      left -= part.byteLength;
      if (left < 0) return { kind: 'too-large' };
      parts.set(path, part);
    }
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { kind: 'unpacked', parts };
}

/** The record that ends an archive, looked for from the end, before which a comment may stand. */
function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.byteLength - endBytes - longestComment);
  for (let at = bytes.byteLength - endBytes; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endOfArchive) return at;
  }
  return undefined;
}

function partAt(bytes: Buffer, entry: number, mostBytes: number): Uint8Array | undefined {
  const isEncrypted = (bytes.readUInt16LE(entry + 8) & encryptedFlag) !== 0;
  const method = bytes.readUInt16LE(entry + 10);
  const packedBytes = bytes.readUInt32LE(entry + 20);
  const header = bytes.readUInt32LE(entry + 42);
  if (isEncrypted || bytes.readUInt32LE(header) !== localHeader) return undefined;
  const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  const packed = bytes.subarray(from, from + packedBytes);
  if (packed.byteLength !== packedBytes) return undefined;
  if (method === stored) return packed;
  return method === deflated
    ? inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes + 1) })
    : undefined;
}
