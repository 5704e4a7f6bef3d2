import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

export interface StoredFile {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string;
  readonly storedAt: string;
  readonly content: Uint8Array;
}

/** Which file; a key is looked up whole, never by its parts. */
export type FileName = Pick<StoredFile, 'bucket' | 'key'>;

/** The files of all buckets, each a file of its own on this machine's disk. */
export interface FileStore {
  readonly put: (file: StoredFile) => void;
  readonly get: (name: FileName) => StoredFile | undefined;
  readonly remove: (name: FileName) => void;
  /** Every file there is, without its content. */
  readonly all: () => readonly FileName[];
  readonly markScanned: (name: FileName) => void;
  readonly unscanned: () => readonly FileName[];
}

const headSchema = z.object({
  bucket: z.string(),
  key: z.string(),
  contentType: z.string(),
  storedAt: z.string(),
});
const ending = '.file';
const scannedEnding = '.scanned';

/**
 * Opens the buckets' folder. A file is written beside its place and then put there whole, so that a
 * process that is killed leaves either the old one or the new one.
 */
export function openFileStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part')) rmSync(path.join(folder, name));
  }
  const placeOf = ({ bucket, key }: FileName, last = ending) =>
    path.join(folder, createHash('sha256').update(`${bucket}\0${key}`).digest('hex') + last);
  const read = (place: string): StoredFile => {
    const bytes = readFileSync(place);
    const end = bytes.indexOf('\n');
    const head = headSchema.parse(JSON.parse(bytes.subarray(0, end).toString('utf8')));
    return { ...head, content: bytes.subarray(end + 1) };
  };
  const all = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => read(path.join(folder, name)))
      .map(({ bucket, key }) => ({ bucket, key }));

  return {
    put({ content, ...head }) {
      rmSync(placeOf(head, scannedEnding), { force: true });
      const part = path.join(folder, `${randomUUID()}.part`);
      writeFileSync(part, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), content]));
      renameSync(part, placeOf(head));
    },
    get: (name) => (existsSync(placeOf(name)) ? read(placeOf(name)) : undefined),
    remove(name) {
      rmSync(placeOf(name), { force: true });
      rmSync(placeOf(name, scannedEnding), { force: true });
    },
    all,
    markScanned(name) {
      if (existsSync(placeOf(name))) writeFileSync(placeOf(name, scannedEnding), '');
    },
    unscanned: () => all().filter((name) => !existsSync(placeOf(name, scannedEnding))),
  };
}
