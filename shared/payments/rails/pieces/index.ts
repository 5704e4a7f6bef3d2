export * from './piece-rules.ts';
export * from './piece-report.ts';
