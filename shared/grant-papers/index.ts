/** The papers of community groups, and photos for their reports: as families' proof, under rules of their own. */
export * from './keep-papers.ts';
export * from './papers-of.ts';
export * from './send-paper.ts';
