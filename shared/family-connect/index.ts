export * from './allocate-connection.ts';
export * from './connection-request.ts';
export * from './target.ts';
