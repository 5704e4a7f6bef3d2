import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../../write-atomically.ts';

const keysSchema = z.strictObject({
  /** The private key that signs tokens, as a JSON Web Key. */
  signing: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), alg: z.literal('RS256') }),
  cookies: z.array(z.string().min(32)).min(1),
});

export type IdentityKeys = z.infer<typeof keysSchema>;

/** The provider's keys, made once and kept: a service that has read them may go on using them. */
export function openIdentityKeys(dataFolder: string): IdentityKeys {
  const file = path.join(dataFolder, 'identity-keys.json');
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = keysSchema.parse({
    signing: {
      ...privateKey.export({ format: 'jwk' }),
      kid: randomBytes(8).toString('hex'),
      ...{ alg: 'RS256', use: 'sig' },
    },
    cookies: [randomBytes(32).toString('base64url')],
  });
  mkdirSync(dataFolder, { recursive: true });
  writeAtomically(file, JSON.stringify(keys));
  return keys;
}
