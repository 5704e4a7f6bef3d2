export * from './accounts.ts';
export * from './entry.ts';
export * from './payment-id.ts';
export * from './verify.ts';
