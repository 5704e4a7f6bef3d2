export * from './check-payee.ts';
export * from './confirm-payee.ts';
export * from './payee-check.ts';
export * from './payee-check-rules.ts';
