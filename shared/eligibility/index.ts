export * from './assess.ts';
export * from './award.ts';
export * from './facts.ts';
export * from './need-score.ts';
export * from './policies/index.ts';
export * from './policy.ts';
export * from './rules.ts';
