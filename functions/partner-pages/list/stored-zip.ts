import { crc32 } from 'node:zlib';

/** The parts of an archive, by their paths. */
export type ArchiveParts = ReadonlyMap<string, Uint8Array>;

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfArchive = 0x06054b50;
/** 1 January 1980, the first day an archive can say. */
const firstDay = 0x21;
const version = 20;

/** A ZIP archive whose parts are stored as they are, without compression. Source: PKWARE's APPNOTE.TXT. */
export function storedZip(parts: ArchiveParts): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'utf8');
    const about = Buffer.alloc(26);
    about.writeUInt16LE(version, 0);
    about.writeUInt16LE(firstDay, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.byteLength, 14);
    about.writeUInt32LE(content.byteLength, 18);
    about.writeUInt16LE(name.byteLength, 22);
    const file = Buffer.concat([uint32(localHeader), about, name, content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([uint32(centralHeader), uint16(version), about, place, name]));
    files.push(file);
    offset += file.byteLength;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(listed.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, uint32(endOfArchive), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
