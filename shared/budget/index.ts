export * from './allocate-budget.ts';
export * from './envelope.ts';
export * from './envelope-moves.ts';
export * from './plan.ts';
