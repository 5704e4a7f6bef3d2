export * from './iso-xml.ts';
export * from './pain-001.ts';
export * from './read-pain-001.ts';
export * from './read-pain-002.ts';
