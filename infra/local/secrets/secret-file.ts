import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const storedSecretSchema = z.object({
  name: z.string(),
  arn: z.string(),
  versionId: z.string(),
  value: z.string(),
  description: z.string().optional(),
  createdAt: z.int(),
  changedAt: z.int(),
});
export type StoredSecret = z.infer<typeof storedSecretSchema>;

const fileSchema = z.object({ version: z.literal(1), secrets: z.array(storedSecretSchema) });

/** Where the secrets are kept; whole each time, as there are only a handful. */
export interface SecretFile {
  read(): StoredSecret[];
  write(secrets: readonly StoredSecret[]): void;
}

/**
 * One file only its owner may read. It is replaced in one step, so a process killed while writing
 * leaves the old secrets and never half of the new: losing them would sign everybody out and make
 * every keyed hash worthless. A file that does not parse is a defect and is not written over.
 */
export function secretFileIn(folder: string): SecretFile {
  const path = join(folder, 'secrets.json');
  return {
    read() {
      if (!existsSync(path)) return [];
      return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).secrets;
    },
    write(secrets) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomUUID()}`;
      const file = openSync(draft, 'wx', 0o600);
      try {
        writeFileSync(file, JSON.stringify({ version: 1, secrets }, null, 2));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, path);
    },
  };
}

/** Secrets that are gone with the process, for tests. */
export function secretsInMemory(): SecretFile {
  let kept: readonly StoredSecret[] = [];
  return {
    read: () => [...kept],
    write(secrets) {
      kept = secrets;
    },
  };
}
