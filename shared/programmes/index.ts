export * from './programme.ts';
export * from './programmes.ts';
export * from './rail.ts';
