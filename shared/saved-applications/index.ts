export * from './saved-application.ts';
export * from './saved-applications.ts';
export * from './saved-store.ts';
export * from './tell-whoever-saved.ts';
