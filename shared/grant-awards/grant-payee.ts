import { grantPayees, payeeKeyOf, sealPayee, type Payee } from '#shared/applications/index.ts';
import type { Instant, Write } from '#shared/kernel/index.ts';

import type { GrantAccount } from './grant-award.ts';

/** Names an account to whoever may not read it, so that the same one given again changes nothing. */
export function grantAccountKey(payee: Payee, secret: string): string {
  return payeeKeyOf(payee, secret);
}

/**
 * What the award keeps of an account, and the write that keeps the rest where nobody of a group reads. Each
 * account is kept by itself: a payment goes into the very one that it was approved for.
 */
export function keepAccount(
  payee: Payee,
  given: {
    readonly grantApplicationId: string;
    /** A number that no account of the group had before. */
    readonly revision: number;
    readonly by: string;
    readonly at: Instant;
    readonly secret: string;
  },
): { readonly account: GrantAccount; readonly write: Write } {
  const accountEnding = payee.accountNumber.slice(-4);
  const { grantApplicationId, revision } = given;
  const document = {
    ...{ grantApplicationId, revision, accountEnding, storedAt: given.at },
    sealed: sealPayee(payee, grantApplicationId, given.secret),
  };
  return {
    account: {
      ...{ revision, ending: accountEnding, accountKey: grantAccountKey(payee, given.secret) },
      ...{ givenAt: given.at, givenBy: given.by },
    },
    write: grantPayees.create(document),
  };
}
