export * from './keeping.ts';
