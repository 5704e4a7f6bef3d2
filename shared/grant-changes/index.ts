/** What a group asks to change of a grant that it accepted, and what staff answer. */
export * from './answer-change.ts';
export * from './ask-for-change.ts';
export * from './change-in-words.ts';
export * from './check-change.ts';
export * from './tell-group-of-change.ts';
