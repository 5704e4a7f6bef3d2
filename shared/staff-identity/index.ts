export * from './partner-worker.ts';
export * from './roles.ts';
export * from './sign-in-paths.ts';
export * from './staff-claims.ts';
export * from './staff-identity.http.ts';
