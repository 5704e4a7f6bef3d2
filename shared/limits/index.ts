export * from './counter-store.ts';
export * from './doors.ts';
export * from './limiter.ts';
