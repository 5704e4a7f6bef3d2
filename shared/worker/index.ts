export * from './parked-message.ts';
export * from './queue-worker.ts';
