export * from './bank-statement.ts';
export * from './expected-movement.ts';
export * from './match-statement.ts';
export * from './read-statement.ts';
export * from './statement-line.ts';
