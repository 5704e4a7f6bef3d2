/** Interests that staff declare in what families and groups ask for: whoever has one neither reads nor decides it. */
export * from './change-interests.ts';
export * from './declared-interests.ts';
