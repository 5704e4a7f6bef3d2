/** What a programme reports to the Department for Work and Pensions: tied to the ledger, and signed by two. */
export * from './change-return.ts';
export * from './ledger-paid.ts';
export * from './return-edition.ts';
export * from './return-period.ts';
