export * from './equality-answers.ts';
