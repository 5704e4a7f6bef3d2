export * from './feedback.ts';
export * from './remove-feedback.ts';
