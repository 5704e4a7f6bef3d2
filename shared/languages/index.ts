export * from './direction.ts';
export * from './formats.ts';
export * from './languages.ts';
export * from './words.ts';
