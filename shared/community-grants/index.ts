/** Community groups and the grants they apply for: the rounds, the application, its two confirmations. */
export * from './begin-application.ts';
export * from './change-application.ts';
export * from './confirm-application.ts';
export * from './find-applications.ts';
export * from './grant-application.ts';
export * from './identifiers.ts';
export * from './invite-person.ts';
export * from './round.ts';
export * from './rounds.ts';
export * from './save-section.ts';
export * from './sections.ts';
export * from './tell-group.ts';
export * from './terms/index.ts';
export * from './withdraw-grant-application.ts';
export * from './answers-in-words.ts';
export * from './words.ts';
