/** What a group tells of its grant: written in several sittings, sent, read, and accepted or asked about. */
export * from './grant-report.ts';
export * from './read-report.ts';
export * from './remind-of-reports.ts';
export * from './report-outputs.ts';
export * from './tell-group-of-report.ts';
export * from './write-report.ts';
