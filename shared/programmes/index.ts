export * from './programme.ts';
export * from './programmes.ts';
