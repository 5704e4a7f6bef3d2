export * from './load-config.ts';
export * from './platform-keys.secrets.ts';
