/** Paying grants: two people approve each instalment, and from then on it goes the way of every payment. */
export * from './approve-instalment.ts';
export * from './check-grant-payee.ts';
export * from './grant-approval.ts';
export * from './instalment-standing.ts';
export * from './read-instalments.ts';
export * from './remove-accounts.ts';
export * from './stop-grant.ts';
export * from './take-other-account.ts';
export * from './tell-group-of-return.ts';
