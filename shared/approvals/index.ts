export * from './approve-awards.ts';
export * from './assess-application.ts';
export * from './award.ts';
export * from './claim.ts';
export * from './consider-programmes.ts';
export * from './decline-applications.ts';
export * from './facts-of.ts';
export * from './may-approve.ts';
