/** Two score a group's application, its locality comments on it, and a panel decides in the order of the scores. */
export * from './change-assessment.ts';
export * from './comment-on-grant.ts';
export * from './decide-in-panel.ts';
export * from './moderate-scores.ts';
export * from './rank-in-panel.ts';
export * from './save-scores.ts';
