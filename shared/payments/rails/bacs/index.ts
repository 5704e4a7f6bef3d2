export * from './bacs-text.ts';
export * from './file-serial.ts';
export * from './read-standard-18.ts';
export * from './standard-18.ts';
