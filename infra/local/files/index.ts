export * from './file-engine.ts';
export * from './file-store.ts';
export * from './malware-scanner.ts';
