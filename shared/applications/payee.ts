import * as z from 'zod';

import { keyedHash, seal, unseal } from '#shared/kernel/index.ts';
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

const purpose = 'payee';

/** Names an account with all its details to whoever may not read them, and tells nobody what they are. */
export function payeeKeyOf(payee: Payee, secret: string): string {
  const { nameOnAccount, sortCode, accountNumber, rollNumber = '' } = payee;
  return keyedHash(secret, 'payee', nameOnAccount, sortCode, accountNumber, rollNumber);
}

/** Sealed under a key of its own, with the application id bound in. */
export function sealPayee(payee: Payee, applicationId: string, secret: string): string {
  return seal(JSON.stringify(payee), { secret, purpose, boundTo: applicationId });
}

/** The same where one that cannot be read must not stop the others: undefined says so. */
export function readPayee(sealed: SealedPayee, secret: string): Payee | undefined {
  try {
    return unsealPayee(sealed, secret);
  } catch {
    return undefined;
  }
}

export function unsealPayee({ sealed, applicationId }: SealedPayee, secret: string): Payee {
  return payeeSchema.parse(JSON.parse(unseal(sealed, { secret, purpose, boundTo: applicationId })));
}
