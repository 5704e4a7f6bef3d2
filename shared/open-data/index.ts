/** What is published of grants as open data, in the 360Giving standard: nothing that nobody signed. */
export * from './grant-package.ts';
export * from './grant-record.ts';
export * from './open-grant.ts';
export * from './read-open-grants.ts';
export * from './scan-for-people.ts';
export * from './sign-grant.ts';
