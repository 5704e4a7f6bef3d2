import { grantPayees, payeeKeyOf, sealPayee, type Payee } from '#shared/applications/index.ts';
import type { Instant, Write } from '#shared/kernel/index.ts';

import type { GrantAccount, GrantAward } from './grant-award.ts';

/** Names an account to whoever may not read it, so that the same one given again changes nothing. */
export function grantAccountKey(payee: Payee, secret: string): string {
  return payeeKeyOf(payee, secret);
}

/** What the award keeps of an account, and the write that keeps the rest where nobody of a group reads. */
export function keepAccount(
  { grantApplicationId, account: before }: GrantAward,
  payee: Payee,
  given: { readonly by: string; readonly at: Instant; readonly secret: string },
): { readonly account: GrantAccount; readonly write: Write } {
  const accountEnding = payee.accountNumber.slice(-4);
  const revision = (before?.revision ?? 0) + 1;
  const document = {
    ...{ grantApplicationId, accountEnding, storedAt: given.at },
    sealed: sealPayee(payee, grantApplicationId, given.secret),
  };
  return {
    account: {
      ...{ revision, ending: accountEnding, accountKey: grantAccountKey(payee, given.secret) },
      ...{ givenAt: given.at, givenBy: given.by },
    },
    write:
      before === undefined
        ? grantPayees.create(document)
        : grantPayees.replace(document, before.revision),
  };
}
