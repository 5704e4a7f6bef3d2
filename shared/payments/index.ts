export * from './payment.ts';
export * from './payment-rail.ts';
export * from './payment-reference.ts';
export * from './payment-run.ts';
export * from './record-rail-outcomes.ts';
export * from './start-payment-run.ts';
export * from './submit-payment-run.ts';
