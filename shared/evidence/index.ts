export * from './add-evidence.ts';
export * from './evidence-file.ts';
export * from './evidence-store.ts';
export { contentTypes, kindOfContent } from './file-content.ts';
export * from './keeping.ts';
export * from './open-evidence.ts';
export * from './record-scan.ts';
export * from './remove-evidence.ts';
