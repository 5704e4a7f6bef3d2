export * from './counter-store.ts';
export * from './limiter.ts';
