export * from './count-event.ts';
export * from './counter.ts';
export * from './cut-into-transactions.ts';
export * from './rebuild-counters.ts';
export * from './report-store.ts';
export * from './verify-counters.ts';
