export * from './allocate-connection.ts';
export * from './bounce-connection.ts';
export * from './connection-form.ts';
export * from './connection-request.ts';
export * from './open-connection.ts';
export * from './target.ts';
export * from './withdraw-connection.ts';
export * from './remove-connections.ts';
