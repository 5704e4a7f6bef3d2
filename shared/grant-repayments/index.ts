/** What a community group gives back of its grant: asking for it, finding it at the bank, and letting it go. */
export * from './ask-for-money-back.ts';
export * from './decide-proposal.ts';
export * from './grant-repayment.ts';
export * from './money-of-grant.ts';
export * from './remind-of-money-back.ts';
export * from './take-money-back.ts';
export * from './tell-group-of-repayment.ts';
