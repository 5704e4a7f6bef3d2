export * from './area.ts';
export * from './event.ts';
export * from './file-purpose.ts';
export * from './relay.ts';
export * from './relayed-message.ts';
export * from './reported.ts';
export * from './story-order.ts';
