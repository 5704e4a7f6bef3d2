export * from './event.ts';
export * from './relay.ts';
