/** What those who score a group's application, its locality and the panel of its round say of it. */
export * from './grant-assessment.ts';
export * from './read-assessment.ts';
export * from './score.ts';
