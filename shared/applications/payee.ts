import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import * as z from 'zod';

import { invariant } from '#shared/kernel/index.ts';
import { documentKind, keys } from '#shared/records/index.ts';

import { payeeSchema } from './application-form.ts';

/** Where to pay an award: readable only with the key, so that a copy of the table pays nobody. */
export const sealedPayeeSchema = z.strictObject({
  applicationId: z.string(),
  accountEnding: z.string(),
  sealed: z.string(),
  storedAt: z.string(),
});
export type SealedPayee = z.infer<typeof sealedPayeeSchema>;
export type Payee = z.infer<typeof payeeSchema>;

export const payees = documentKind({
  kind: 'payee',
  schema: sealedPayeeSchema,
  key: (payee) => keys.payee(payee.applicationId),
});

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key derived from the platform's secret; the application id is bound in. */
export function sealPayee(payee: Payee, applicationId: string, secret: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyFrom(secret), nonce);
  cipher.setAAD(Buffer.from(applicationId));
  const body = Buffer.concat([cipher.update(JSON.stringify(payee), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

export function unsealPayee(sealed: SealedPayee, secret: string): Payee {
  const bytes = Buffer.from(sealed.sealed, 'base64');
  invariant(bytes.length > nonceBytes + tagBytes, 'A sealed payee is cut short');
  const decipher = createDecipheriv(algorithm, keyFrom(secret), bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(sealed.applicationId));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = Buffer.concat([
    decipher.update(bytes.subarray(nonceBytes + tagBytes)),
    decipher.final(),
  ]);
  return payeeSchema.parse(JSON.parse(body.toString('utf8')));
}

const derivedKeys = new Map<string, Buffer>();

function keyFrom(secret: string): Buffer {
  const known = derivedKeys.get(secret);
  if (known !== undefined) return known;
  const key = Buffer.from(hkdfSync('sha256', secret, 'open-door', 'payee', 32));
  derivedKeys.set(secret, key);
  return key;
}
