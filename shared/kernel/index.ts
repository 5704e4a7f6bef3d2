export * from './actor.ts';
export * from './calendar.ts';
export * from './clock.ts';
export * from './commit.ts';
export * from './ids.ts';
export * from './invariant.ts';
export * from './pence.ts';
export * from './result.ts';
