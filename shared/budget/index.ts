export * from './budget-change.ts';
export * from './confirm-budget-change.ts';
export * from './envelope.ts';
export * from './envelope-moves.ts';
export * from './plan.ts';
export * from './propose-budget-change.ts';
export * from './withdraw-budget-change.ts';
