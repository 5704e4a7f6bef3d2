export * from './document.ts';
export * from './event-record.ts';
export * from './keys.ts';
export * from './record-reader.ts';
export * from './queue-items.ts';
